import { fork } from "node:child_process";
import { type MessagePort, workerData } from "node:worker_threads";
import { SyncMessagePort } from "sync-message-port";
import type { Command, End, Stop } from "./messages.ts";
import { moduleFlags, moduleUrl } from "./module.ts";
import { connectionFlags, senderEnvironment } from "./sender-options.ts";

// Relays between the client's thread, which blocks, and the process that sends: it takes an event
// loop to talk to a process. Ends with that process.

/** What the relay is started with. */
export interface RelayData {
  readonly port: MessagePort;
  /** The flags that Node was started with. */
  readonly execArgv: readonly string[];
}

const { port: ownPort, execArgv } = workerData as RelayData;
const port = new SyncMessagePort(ownPort);
process.on("uncaughtException", (error) => end(`was lost with its relay: ${error}`));

const child = fork(moduleUrl("sender.process"), {
  env: senderEnvironment(process.env),
  execArgv: [...moduleFlags, ...connectionFlags(execArgv)],
  serialization: "advanced",
  stdio: ["ignore", "ignore", "inherit", "ipc"],
});
child.on("error", (error) => end(`could not be started: ${error}`));
// Not "exit": what the process reported just before is still to be read then.
child.on("close", (code, signal) => {
  end(signal ? `was killed by ${signal}` : `exited with code ${code}`);
});
child.on("message", (report) => port.postMessage(report));
port.on("message", (message: Command | Stop) => {
  if (message.type === "stop") child.kill("SIGKILL");
  // Where it can't be sent, the process has ended, which is reported anyway.
  else child.send(message, () => {});
});

function end(how: string): void {
  port.postMessage({ type: "end", how } satisfies End);
  process.exit();
}
