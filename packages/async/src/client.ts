import type {
  Call,
  ClientOptions,
  ConnectionOptions,
  EnvironmentVariables,
  Page,
  RequestOptions,
} from "@honeycomb/core";
import { HoneycombApi, type Runner, readEnvironment, Session } from "@honeycomb/core/transport";
import { addCallSite } from "./call-site.ts";
import { createHost } from "./host.ts";

interface FetchOption {
  /** The fetch function that sends requests. @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Options of a client. At least one key is required. */
export type HoneycombClientOptions = ClientOptions & FetchOption;

/**
 * Honeycomb's API with promises, for Node, Bun, Deno, workers and browsers. The constructor does no
 * I/O.
 *
 * @example
 * ```ts
 * await using client = new HoneycombClient({ apiKey });
 * for (const dataset of await client.datasets.list()) console.log(dataset.name);
 * ```
 */
export class HoneycombClient extends HoneycombApi<"async"> implements AsyncDisposable {
  readonly #session: Session;

  /** @throws HoneycombConfigError when the options don't fit together */
  constructor(options: HoneycombClientOptions);
  /** @internal */
  constructor(session: Session);
  constructor(source: HoneycombClientOptions | Session) {
    const session =
      source instanceof Session ? source : new Session(source, createHost(source.fetch));
    super(createRunner(session));
    this.#session = session;
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
    options: ConnectionOptions & FetchOption = {},
    environment?: EnvironmentVariables,
  ): HoneycombClient {
    return new HoneycombClient({ ...readEnvironment(environment), ...options });
  }

  /**
   * Returns this client with other request options. They are closed together.
   *
   * @example
   * ```ts
   * const patient = client.withOptions({ timeout: 60_000, signal: AbortSignal.timeout(300_000) });
   * ```
   */
  withOptions(options: RequestOptions): HoneycombClient {
    return new HoneycombClient(this.#session.extend(options));
  }

  /**
   * Closes the client, and those that `withOptions` created from it. Aborts running calls, and
   * resolves when they have ended. Later calls are rejected with a HoneycombConfigError.
   */
  close(): Promise<void> {
    return new Promise((resolve) => this.#session.close(resolve));
  }

  /** Closes the client when an `await using` block ends. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function createRunner(session: Session): Runner<"async"> {
  const run = <T>(call: Call<T>): Promise<T> => {
    const callSite = new Error();
    return new Promise((resolve, reject) => {
      session.start(call, (outcome) => {
        if ("value" in outcome) return resolve(outcome.value);
        addCallSite(outcome.error, callSite);
        reject(outcome.error);
      });
    });
  };
  return {
    run,
    iterate: <T>(first: Call<Page<T>>) => ({
      async *[Symbol.asyncIterator]() {
        for (let next: Call<Page<T>> | undefined = first; next !== undefined; ) {
          const page: Page<T> = await run(next);
          yield* page.items;
          next = page.next;
        }
      },
    }),
  };
}
