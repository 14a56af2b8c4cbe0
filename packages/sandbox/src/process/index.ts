import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Fault } from "../faults.ts";
import type { Command, ProcessOptions, Reply } from "./messages.ts";

export type { ProcessOptions } from "./messages.ts";

/** A sandbox that runs in a child process. */
export interface SandboxProcess extends AsyncDisposable {
  /** The base URL for clients, such as `http://127.0.0.1:4318`. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The id of the process. */
  readonly pid: number;
  /** Adds faults. */
  fail(...faults: readonly Fault[]): Promise<void>;
  /** Resets data and faults to their initial state. */
  reset(): Promise<void>;
  /** Ends the process. It also ends when the current process exits. */
  close(): Promise<void>;
}

/**
 * Starts a sandbox in a child process. The sync client needs it, since a process that is blocked can't
 * respond to requests. Options are sent over a channel, so process lists don't show keys.
 *
 * @example
 * ```ts
 * await using sandbox = await startSandbox({ seed: true });
 * using client = new HoneycombClient({ apiKey: "any", baseUrl: sandbox.url });
 * ```
 */
export async function startSandbox(options: ProcessOptions = {}): Promise<SandboxProcess> {
  // In development, the child runs from sources, and so do the packages that it imports.
  const isSource = import.meta.url.endsWith(".ts");
  const child = fork(new URL(isSource ? "./child.ts" : "./child.js", import.meta.url), {
    execArgv: isSource ? ["--conditions=@honeycomb/source"] : [],
    serialization: "advanced",
  });
  const request = createRequester(child);
  let started: Reply;
  try {
    started = await request({ type: "start", options });
  } catch (error) {
    child.kill();
    throw error;
  }
  const { url, port } = started as Extract<Reply, { type: "started" }>;
  // A program that forgets to call close() still exits, and then the child does, too.
  child.unref();
  keepRunning(child, false);
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
    fail: async (...faults) => void (await request({ type: "fail", faults })),
    reset: async () => void (await request({ type: "reset" })),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Returns a function that sends a command when the previous one is done, and waits for its reply. */
function createRequester(child: ChildProcess): (command: Command) => Promise<Reply> {
  let last: Promise<unknown> = Promise.resolve();
  const send = (command: Command) =>
    new Promise<Reply>((resolve, reject) => {
      const end = () => {
        child.off("message", receive);
        child.off("exit", fail);
        keepRunning(child, false);
      };
      const receive = (reply: Reply) => {
        end();
        if (reply.type === "error") reject(reply.error);
        else resolve(reply);
      };
      const fail = (code: number | null, signal: string | null) => {
        end();
        reject(new Error(`the process of the sandbox exited (${signal ?? code})`));
      };
      keepRunning(child, true);
      child.on("message", receive);
      child.on("exit", fail);
      child.send(command, (error) => {
        if (error) reject(error);
      });
    });
  return (command) => {
    const reply = last.then(() => send(command));
    last = reply.catch(() => {});
    return reply;
  };
}

/** Whether the channel to the child keeps the current process running. In Bun, it never does. */
function keepRunning({ channel }: ChildProcess, isKept: boolean): void {
  const control: Partial<NonNullable<typeof channel>> | undefined = channel ?? undefined;
  if (isKept) control?.ref?.();
  else control?.unref?.();
}
