import type { Call } from "./call/call.ts";
import type { Host, Settle } from "./call/host.ts";
import { Task } from "./call/interpreter.ts";
import { Configuration } from "./operation/configuration.ts";
import { HoneycombConfigError } from "./operation/errors/config-error.ts";
import { HoneycombAbortError } from "./operation/errors/transport-errors.ts";
import type { ClientOptions, RequestOptions } from "./operation/options.ts";

/**
 * Runs the calls of a client until the client is closed. Clients made with `withOptions` share a
 * host, and are closed together.
 */
export class Session {
  readonly #host: Host;
  readonly #configuration: Configuration;
  readonly #signals: readonly AbortSignal[];
  readonly #lifetime: Lifetime;

  /** @throws HoneycombConfigError when the options don't fit together */
  constructor(options: ClientOptions, host: Host);
  constructor(options: RequestOptions, base: Session);
  constructor(options: ClientOptions | RequestOptions, parent: Host | Session) {
    const base = parent instanceof Session ? parent : undefined;
    this.#host = base ? base.#host : (parent as Host);
    this.#configuration = base
      ? base.#configuration.extend(options)
      : new Configuration(options as ClientOptions);
    this.#signals = [...(base ? base.#signals : []), ...(options.signal ? [options.signal] : [])];
    this.#lifetime = base ? base.#lifetime : { isClosed: false, running: new Set() };
  }

  /** Returns this session with other request options. */
  extend(options: RequestOptions): Session {
    return new Session(options, this);
  }

  /**
   * Starts a call.
   *
   * @param settle called exactly once, possibly before `start` returns
   * @returns a function that aborts the call
   */
  start<T>(call: Call<T>, settle: Settle<T>): (reason: unknown) => void {
    const lifetime = this.#lifetime;
    if (lifetime.isClosed) {
      settle({ error: new HoneycombConfigError("The client is closed. Create another one.") });
      return () => {};
    }
    const task: Task<T> = new Task(this.#host, {
      call,
      configuration: this.#configuration,
      signals: this.#signals,
      settle: (outcome) => {
        lifetime.running.delete(task);
        settle(outcome);
        closeWhenDone(lifetime);
      },
    });
    lifetime.running.add(task);
    task.start();
    return (reason) => task.abort(reason);
  }

  /**
   * Closes the session: aborts running calls, and rejects new ones.
   *
   * @param onClosed called when the last call has ended
   */
  close(onClosed: () => void): void {
    const lifetime = this.#lifetime;
    const { onClosed: others } = lifetime;
    lifetime.onClosed = () => {
      others?.();
      onClosed();
    };
    if (!lifetime.isClosed) {
      lifetime.isClosed = true;
      const reason = new HoneycombAbortError("The client was closed during the call");
      for (const task of [...lifetime.running]) task.abort(reason);
    }
    closeWhenDone(lifetime);
  }
}

interface Lifetime {
  isClosed: boolean;
  readonly running: Set<Pick<Task, "abort">>;
  onClosed?: () => void;
}

function closeWhenDone(lifetime: Lifetime): void {
  if (!lifetime.isClosed || lifetime.running.size > 0) return;
  const { onClosed } = lifetime;
  delete lifetime.onClosed;
  onClosed?.();
}
