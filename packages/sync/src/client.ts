import {
  type Call,
  type ClientOptions,
  type ConnectionOptions,
  type EnvironmentVariables,
  HoneycombApi,
  type Outcome,
  type Page,
  type RequestOptions,
  readEnvironment,
  Session,
} from "@honeycomb/core";
import { ClientHost, wait } from "./transport/channel.ts";

/**
 * Options of a client: at least one key. There is no `fetch` option, since another process sends the
 * requests. Hooks run in this process.
 */
export type HoneycombClientOptions = ClientOptions;

/**
 * Honeycomb's API with plain values: every method blocks until it has its result. For scripts,
 * command lines and build steps. A server should use `@honeycomb/async`.
 *
 * The constructor does no I/O. The first request starts a process that sends requests and keeps
 * their connections open. All clients of a thread share it. It ends when they are closed, and at the
 * latest when the program ends, even if it is killed. A script doesn't have to close its client.
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
   * @param environment the variables to read instead of the process's
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
   * Closes the client and those that `withOptions` made from it. Later calls throw a
   * HoneycombConfigError. The process that sends requests ends with the last client that used it.
   */
  close(): void {
    this.#session.close(() => this.#host.release());
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** Runs a call, and blocks until it has ended. */
function run<T>(session: Session, call: Call<T>): T {
  // The frames of the call come first in an error's stack. Make room for those of its caller.
  const { stackTraceLimit } = Error;
  setStackTraceLimit(stackTraceLimit + 20);
  try {
    let outcome: Outcome<T> | undefined;
    session.start(call, (settled) => {
      outcome = settled;
    });
    while (outcome === undefined) wait();
    // TypeScript doesn't see that the callback assigns it.
    const { value, error } = outcome as { value?: T; error?: unknown };
    if ("error" in outcome) throw error;
    return value as T;
  } finally {
    setStackTraceLimit(stackTraceLimit);
  }
}

/** Does nothing where `Error` is frozen, with `--frozen-intrinsics` for example. */
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
