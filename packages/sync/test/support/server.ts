import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Seen } from "./server.process.ts";

/** A server in a child process. See server.process.ts for its responses. */
export class Server implements Disposable {
  readonly #process: ChildProcess;
  readonly #origin: string;

  private constructor(process: ChildProcess, port: number) {
    this.#process = process;
    this.#origin = `http://127.0.0.1:${port}`;
  }

  static async start(): Promise<Server> {
    const process = fork(new URL("./server.process.ts", import.meta.url));
    const [port] = await once(process, "message");
    return new Server(process, port);
  }

  /** Returns a base URL for a single test. */
  url(name: string): string {
    return `${this.#origin}/${name}`;
  }

  /** Returns the requests to that URL. */
  async seen(name: string): Promise<Seen> {
    const response = await fetch(`${this.url(name)}/1/seen`);
    return (await response.json()) as Seen;
  }

  [Symbol.dispose](): void {
    this.#process.kill();
  }
}
