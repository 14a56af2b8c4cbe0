import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { SyncMessagePort } from "sync-message-port";
import type { Command, End, Report, Stop } from "./messages.ts";
import { moduleFlags, moduleUrl } from "./module.ts";
import type { RelayData } from "./relay.worker.ts";

/** A process that sends, with the relay to it. It is of use until its end is received. */
export class Link {
  readonly #port: SyncMessagePort;
  #end: End | undefined;

  /** Starts both, and doesn't wait for them. Neither keeps the program from ending. */
  constructor() {
    const relay = moduleUrl("relay.worker");
    if (!existsSync(relay)) {
      throw new Error(`${relay.pathname} is missing; a bundler has to leave @honeycomb/sync out`);
    }
    const { port1, port2 } = SyncMessagePort.createChannel();
    this.#port = new SyncMessagePort(port1);
    const worker = new Worker(relay, {
      name: "honeycomb",
      execArgv: moduleFlags,
      workerData: { port: port2, execArgv: process.execArgv } satisfies RelayData,
      transferList: [port2],
    });
    worker.unref();
    // Comes only while nothing blocks; a call that blocks then ends by its time limit.
    worker.on("error", (error) => {
      this.#end = { type: "end", how: `was lost with its relay: ${error}` };
    });
  }

  post(message: Command | Stop): void {
    this.#port.postMessage(message);
  }

  /** What has arrived already, or undefined where nothing has. */
  receiveIfAvailable(): Report | End | undefined {
    const message = this.#port.receiveMessageIfAvailable()?.message ?? this.#end;
    return message as Report | End | undefined;
  }

  /** Blocks until something arrives; undefined when nothing did within these milliseconds. */
  receive(timeout: number): Report | End | undefined {
    const options = { timeout, timeoutValue: undefined, closedValue: closed };
    return this.#port.receiveMessage(options) as Report | End | undefined;
  }
}

const closed: End = { type: "end", how: "was lost with its relay" };
