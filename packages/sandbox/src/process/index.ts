import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Fault } from "../faults.ts";
import type { Command, ProcessOptions, Reply } from "./messages.ts";

export type { ProcessOptions } from "./messages.ts";

/** A sandbox in a process of its own. */
export interface SandboxProcess extends AsyncDisposable {
  /** Such as `http://127.0.0.1:4318`. */
  readonly url: string;
  readonly port: number;
  /** The process's id. */
  readonly pid: number;
  /** Breaks something on purpose, from now on. */
  fail(...faults: readonly Fault[]): Promise<void>;
  /** Puts everything back to how it was at the start: data, seed and faults. */
  reset(): Promise<void>;
  /** Ends the process. It also ends by itself when this one does. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox in a process of its own, for a client that blocks: while it does, nothing else
 * in its process can answer. Options go over a channel, so that no key shows in a list of processes.
 *
 * @example
 * ```ts
 * await using sandbox = await startSandbox({ seed: true });
 * using client = new HoneycombClient({ apiKey: "any", baseUrl: sandbox.url });
 * ```
 */
export async function startSandbox(options: ProcessOptions = {}): Promise<SandboxProcess> {
  // From sources the child is a source, too, and finds the other packages' sources.
  const isSource = import.meta.url.endsWith(".ts");
  const child = fork(new URL(isSource ? "./child.ts" : "./child.js", import.meta.url), {
    execArgv: isSource ? ["--conditions=@honeycomb/source"] : [],
    serialization: "advanced",
  });
  const ask = createAsk(child);
  let started: Reply;
  try {
    started = await ask({ type: "start", options });
  } catch (error) {
    child.kill();
    throw error;
  }
  const { url, port } = started as Extract<Reply, { type: "started" }>;
  // A program that forgets close() still ends; the child notices.
  child.unref();
  child.channel?.unref();
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.ref();
    child.disconnect();
    await exited;
  };
  return {
    url,
    port,
    pid: child.pid as number,
    fail: async (...faults) => void (await ask({ type: "fail", faults })),
    reset: async () => void (await ask({ type: "reset" })),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Sends commands one after the other, and waits for the reply to each. */
function createAsk(child: ChildProcess): (command: Command) => Promise<Reply> {
  let last: Promise<unknown> = Promise.resolve();
  const ask = (command: Command) =>
    new Promise<Reply>((resolve, reject) => {
      const end = () => {
        child.off("message", receive);
        child.off("exit", fail);
        child.channel?.unref();
      };
      const receive = (reply: Reply) => {
        end();
        if (reply.type === "error") reject(reply.error);
        else resolve(reply);
      };
      const fail = (code: number | null, signal: string | null) => {
        end();
        reject(new Error(`the sandbox's process ended (${signal ?? code})`));
      };
      child.channel?.ref();
      child.on("message", receive);
      child.on("exit", fail);
      child.send(command, (error) => {
        if (error) reject(error);
      });
    });
  return (command) => {
    const reply = last.then(() => ask(command));
    last = reply.catch(() => {});
    return reply;
  };
}
