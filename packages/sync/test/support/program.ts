import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** A program that uses the client, as a user would run it. */
export class Program {
  readonly #process: ChildProcess;
  readonly #output: Promise<string>;
  readonly #exit: Promise<unknown[]>;
  readonly pid: number;

  /** @param fixture a file in fixtures/ */
  constructor(fixture: string, environment: Record<string, string>) {
    const path = new URL(`../fixtures/${fixture}`, import.meta.url).pathname;
    this.#process = spawn(process.execPath, ["--conditions=@honeycomb/source", path], {
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "inherit"],
      // In its own process group, like a program that a shell starts.
      detached: true,
    });
    this.pid = this.#process.pid as number;
    this.#output = text(this.#process.stdout as NodeJS.ReadableStream);
    this.#exit = once(this.#process, "exit");
  }

  /** Sends a signal to the program only. */
  kill(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** Simulates Ctrl-C: every process of the group gets the signal. */
  interrupt(): void {
    process.kill(-this.pid, "SIGINT");
  }

  /** Waits until the program exits. */
  async end(): Promise<{ code: number | null; signal: string | null; output: string }> {
    const [code, signal] = (await this.#exit) as [number | null, string | null];
    return { code, signal, output: await this.#output };
  }
}
