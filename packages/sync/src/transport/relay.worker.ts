import { spawn } from "node:child_process";
import { workerData } from "node:worker_threads";
import type { Command, End, RelayData, Report, Stop } from "./messages.ts";

// Relays messages between the client's thread and the sender process. Communicating with a process
// takes an event loop, and the client's thread blocks. The relay ends with the sender process.

const { port, signal, flags, program } = workerData as RelayData;
process.on("uncaughtException", (error) => end(`was lost with its relay: ${error}`));

// The program is passed over standard input, since command lines are limited in length.
const child = spawn(process.execPath, [...flags, "--input-type=commonjs", "-"], {
  serialization: "advanced",
  stdio: ["pipe", "ignore", "inherit", "ipc"],
  windowsHide: true,
});
child.on("error", (error) => end(`could not be started: ${error}`));
// Not "exit", which can be emitted before the last report is read.
child.on("close", (code, signal) => {
  end(signal ? `was killed by ${signal}` : `exited with code ${code}`);
});
child.on("message", (report: Report) => post(report));
// If writing fails, the process has exited, which "close" reports.
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
