import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from "node:worker_threads";
import type { Command, End, RelayData, Report, Stop } from "./messages.ts";
import { programFlags, relayProgram, senderProgram } from "./programs.ts";
import { senderEnvironment, senderFlags } from "./sender-options.ts";

/** A sender process, and the worker that relays messages to it. It can't be used after its end. */
export class Sender {
  readonly #port: MessagePort;
  /** The relay changes it after each message, so that this thread can wait for that. */
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  #end: End | undefined;

  /** Starts both without waiting for them. Neither keeps the program running. */
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const flags = [...programFlags, ...senderFlags(process.execArgv, process.env.NODE_OPTIONS)];
    // Both programs are passed as source text, so that they also work in bundled programs.
    const worker = new Worker(relayProgram, {
      eval: true,
      name: "honeycomb",
      execArgv: [...programFlags],
      env: senderEnvironment(process.env),
      workerData: {
        port: port2,
        signal: this.#signal,
        flags,
        program: senderProgram,
      } satisfies RelayData,
      transferList: [port2],
    });
    worker.unref();
    // Emitted only when nothing blocks. A call that blocks at that time ends by its timeout.
    worker.on("error", (error) => {
      this.#end = { type: "end", how: `was lost with its relay: ${error}` };
    });
  }

  post(command: Command): void {
    this.#port.postMessage(command);
  }

  /** Kills the process. */
  stop(): void {
    this.#port.postMessage({ type: "stop" } satisfies Stop);
  }

  /**
   * Blocks until a message arrives. Returns undefined if none arrives within `timeout`
   * milliseconds.
   */
  receive(timeout: number): Report | End | undefined {
    // Read before receiving: a message that arrives in between changes it, so `wait` doesn't block.
    const before = Atomics.load(this.#signal, 0);
    const message = receiveMessageOnPort(this.#port)?.message ?? this.#end;
    if (message !== undefined || timeout === 0) return message;
    Atomics.wait(this.#signal, 0, before, timeout);
    return receiveMessageOnPort(this.#port)?.message;
  }
}
