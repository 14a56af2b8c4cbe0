import {
  type CallOptions,
  type ClientOptions,
  Configuration,
  type ConnectionOptions,
  type EnvironmentVariables,
  HoneycombAbortError,
  HoneycombApi,
  HoneycombConfigError,
  type Memory,
  type Performer,
  readEnvironment,
} from "@honeycomb/core";
import type { Hooks } from "@honeycomb/http";
import { drive, type Transport } from "./drive.ts";
import { iterate } from "./iterate.ts";
import { connection } from "./transport/connection.ts";

interface OwnOptions extends Hooks {
  /**
   * Aborts the client's calls. It is looked at before each step of a call: while a call blocks,
   * nothing else runs that could abort it, save the call's own hooks and steps. `AbortSignal.timeout`
   * can't interrupt a call that blocks either; `timeout` does.
   */
  readonly signal?: AbortSignal | undefined;
}

/**
 * What a client is made with: at least one key. There is no `fetch` to choose, since another
 * process sends the requests, and functions can't go there; hooks stay here and are told.
 */
export type HoneycombClientOptions = ClientOptions & OwnOptions;

/** What `withOptions` can change. */
export type HoneycombCallOptions = CallOptions & Pick<OwnOptions, "signal">;

/**
 * Honeycomb's API with plain values: every method blocks until its answer is there. For scripts,
 * command lines and build steps; a server is better off with promises.
 *
 * Making a client does no I/O. The first call starts a process that sends the requests and keeps
 * their connections; all clients of a thread share it. It ends when they are closed, and at the
 * latest with the program, also with one that is killed. A script need not close its client.
 *
 * @example
 * ```ts
 * using client = new HoneycombClient({ apiKey });
 * for (const dataset of client.datasets.list()) console.log(dataset.name);
 * ```
 */
export class HoneycombClient extends HoneycombApi<"sync"> implements Disposable {
  readonly #options: HoneycombClientOptions;
  readonly #lifetime: Lifetime;

  /** @throws HoneycombConfigError where the options don't fit together */
  constructor(options: HoneycombClientOptions) {
    const lifetime = (options as WithLifetime)[sharedLifetime] ?? new Lifetime();
    const configuration = new Configuration(options);
    const transport: Transport = {
      prepare: (request) => configuration.prepare(request),
      send: (request, settle) => connection.send(request, options, settle),
      sleep: (milliseconds, wake) => connection.sleep(milliseconds, wake),
      wait: () => connection.wait(),
      memory: lifetime.memory,
    };
    const signal = options.signal
      ? AbortSignal.any([options.signal, lifetime.signal])
      : lifetime.signal;
    const perform: Performer<"sync"> = (call) => {
      lifetime.enter();
      // The frames of a call come first in an error's stack; its caller's are to follow in any case.
      const { stackTraceLimit } = Error;
      Error.stackTraceLimit += 20;
      try {
        return drive(call, transport, signal);
      } finally {
        Error.stackTraceLimit = stackTraceLimit;
        lifetime.leave();
      }
    };
    super(perform, (first) => iterate(perform, first));
    this.#options = options;
    this.#lifetime = lifetime;
  }

  /**
   * A client from environment variables: `HONEYCOMB_API_KEY`, `HONEYCOMB_MANAGEMENT_KEY`,
   * `HONEYCOMB_MANAGEMENT_SECRET` and `HONEYCOMB_API_ENDPOINT`.
   *
   * @param options what to set besides
   * @param environment where to look, in place of the process's environment
   * @throws HoneycombConfigError when there is no key
   */
  static fromEnv(
    options: ConnectionOptions & OwnOptions = {},
    environment?: EnvironmentVariables,
  ): HoneycombClient {
    return new HoneycombClient({ ...readEnvironment(environment), ...options });
  }

  /**
   * The same client with other options for some calls. It shares this one's connections, and ends
   * with it.
   *
   * @example
   * ```ts
   * const patient = client.withOptions({ timeout: 60_000, retry: 5 });
   * ```
   */
  withOptions(options: HoneycombCallOptions): HoneycombClient {
    const headers = { ...this.#options.headers, ...options.headers };
    const shared: WithLifetime = {
      ...this.#options,
      ...options,
      headers,
      [sharedLifetime]: this.#lifetime,
    };
    return new HoneycombClient(shared);
  }

  /**
   * Ends the client and those made of it by `withOptions`. A call after that is refused with
   * HoneycombConfigError. The process that sends requests ends with the last client that used it.
   */
  close(): void {
    this.#lifetime.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** How a client hands its lifetime to one made of it, and nobody else can. */
const sharedLifetime = Symbol("lifetime");
type WithLifetime = HoneycombClientOptions & { readonly [sharedLifetime]?: Lifetime };

/** From a client's making to its closing, which may happen within a call: in a hook, for example. */
class Lifetime {
  readonly memory: Memory = new Map();
  readonly #controller = new AbortController();
  #running = 0;
  #usesConnection = false;

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  enter(): void {
    if (this.signal.aborted) {
      throw new HoneycombConfigError("The client is closed; make another one.");
    }
    this.#running++;
    if (this.#usesConnection) return;
    this.#usesConnection = true;
    connection.retain();
  }

  leave(): void {
    this.#running--;
    this.#releaseWhenOver();
  }

  close(): void {
    this.#controller.abort(new HoneycombAbortError("The client was closed during the call"));
    this.#releaseWhenOver();
  }

  #releaseWhenOver(): void {
    if (!this.signal.aborted || this.#running > 0 || !this.#usesConnection) return;
    this.#usesConnection = false;
    connection.release();
  }
}
