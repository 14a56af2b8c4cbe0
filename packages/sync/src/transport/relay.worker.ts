import { spawn } from "node:child_process";
import { workerData } from "node:worker_threads";
import type { Command, End, RelayData, Report, Stop } from "./messages.ts";

// Relays between the client's thread, which blocks, and the sender process: it takes an event loop to
// talk to a process. Ends with that process.

const { port, signal, flags, program } = workerData as RelayData;
process.on("uncaughtException", (error) => end(`was lost with its relay: ${error}`));

// The program goes over standard input, since a command line is limited in length.
const child = spawn(process.execPath, [...flags, "--input-type=commonjs", "-"], {
  serialization: "advanced",
  stdio: ["pipe", "ignore", "inherit", "ipc"],
  windowsHide: true,
});
child.on("error", (error) => end(`could not be started: ${error}`));
// Not "exit": what the process reported just before has still to be read then.
child.on("close", (code, signal) => {
  end(signal ? `was killed by ${signal}` : `exited with code ${code}`);
});
child.on("message", (report: Report) => post(report));
// When it can't be written, the process has ended, which is reported by "close".
child.stdin?.on("error", () => {}).end(program);
port.on("message", (message: Command | Stop) => {
  if (message.type === "stop") child.kill("SIGKILL");
  else child.send(message, () => {});
});

function post(message: Report | End): void {
  port.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

function end(how: string): void {
  post({ type: "end", how });
  process.exit();
}
