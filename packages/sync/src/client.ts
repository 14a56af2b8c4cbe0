import type {
  Call,
  ClientOptions,
  ConnectionOptions,
  EnvironmentVariables,
  Page,
  RequestOptions,
} from "@honeycomb/core";
import { HoneycombApi, type Outcome, readEnvironment, Session } from "@honeycomb/core/transport";
import { ClientHost, wait } from "./transport/channel.ts";

/**
 * Options of a client. At least one key is required. There is no `fetch` option, since another
 * process sends the requests. Hooks run in this process.
 */
export type HoneycombClientOptions = ClientOptions;

/**
 * Honeycomb's API with plain values: every method blocks until its result is available. For scripts,
 * command lines and build steps. Servers should use `@honeycomb/async`.
 *
 * The constructor does no I/O. The first request starts a child process, which sends requests and
 * keeps connections open. All clients of a thread share it. It exits when they are closed, or when
 * the program exits or is killed. A script doesn't have to close its client.
 *
 * @example
 * ```ts
 * using client = new HoneycombClient({ apiKey });
 * for (const dataset of client.datasets.list()) console.log(dataset.name);
 * ```
 */
export class HoneycombClient extends HoneycombApi<"sync"> implements Disposable {
  readonly #session: Session;
  readonly #host: ClientHost;

  /** @throws HoneycombConfigError when the options don't fit together */
  constructor(options: HoneycombClientOptions);
  /** @internal */
  constructor(session: Session, host: ClientHost);
  constructor(source: HoneycombClientOptions | Session, host = new ClientHost()) {
    const session = source instanceof Session ? source : new Session(source, host);
    super({ run: (call) => run(session, call), iterate: (first) => iterate(session, first) });
    this.#session = session;
    this.#host = host;
  }

  /**
   * Creates a client from environment variables: `HONEYCOMB_API_KEY`, `HONEYCOMB_MANAGEMENT_KEY`,
   * `HONEYCOMB_MANAGEMENT_SECRET` and `HONEYCOMB_API_ENDPOINT`.
   *
   * @param options other options; they take precedence
   * @param environment the variables to read instead of those of the process
   * @throws HoneycombConfigError when there is no key
   */
  static fromEnv(
    options: ConnectionOptions = {},
    environment?: EnvironmentVariables,
  ): HoneycombClient {
    return new HoneycombClient({ ...readEnvironment(environment), ...options });
  }

  /**
   * Returns this client with other request options. It shares this client's connections, and they
   * are closed together.
   *
   * @example
   * ```ts
   * const patient = client.withOptions({ timeout: 60_000, retry: 5 });
   * ```
   */
  withOptions(options: RequestOptions): HoneycombClient {
    return new HoneycombClient(this.#session.extend(options), this.#host);
  }

  /**
   * Closes the client, and those that `withOptions` created from it. Later calls throw a
   * HoneycombConfigError. The child process exits when the last client that used it is closed.
   */
  close(): void {
    this.#session.close(() => this.#host.release());
  }

  /** Closes the client when a `using` block ends. */
  [Symbol.dispose](): void {
    this.close();
  }
}

/** Runs a call, and blocks until it has ended. */
function run<T>(session: Session, call: Call<T>): T {
  // The stack of an error starts with the frames of the call. Make room for those of the caller.
  const { stackTraceLimit } = Error;
  setStackTraceLimit(stackTraceLimit + 20);
  try {
    let outcome: Outcome<T> | undefined;
    const abort = session.start(call, (settled) => {
      outcome = settled;
    });
    while (outcome === undefined) {
      try {
        wait();
      } catch (error) {
        // Nothing will ever settle the call. Its `finally` blocks still run.
        abort(error);
        throw error;
      }
    }
    // TypeScript doesn't see that the callback assigns it.
    const { value, error } = outcome as { value?: T; error?: unknown };
    if ("error" in outcome) throw error;
    return value as T;
  } finally {
    setStackTraceLimit(stackTraceLimit);
  }
}

/** Does nothing when `Error` is frozen, for example by `--frozen-intrinsics`. */
function setStackTraceLimit(limit: number): void {
  Reflect.set(Error, "stackTraceLimit", limit);
}

/** Returns the items of pages. Requests a page when the items of the previous one are used up. */
function iterate<T>(session: Session, first: Call<Page<T>>): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (let next: Call<Page<T>> | undefined = first; next !== undefined; ) {
        const page: Page<T> = run(session, next);
        yield* page.items;
        next = page.next;
      }
    },
  };
}
