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
import { createSender, type Hooks, type SenderOptions } from "@honeycomb/http";
import { drive, type Transport } from "./drive.ts";
import { iterate } from "./iterate.ts";

interface OwnOptions extends Hooks, Pick<SenderOptions, "fetch"> {
  /** Aborts the client's calls. */
  readonly signal?: AbortSignal | undefined;
}

/** What a client is made with: at least one key. */
export type HoneycombClientOptions = ClientOptions & OwnOptions;

/** What `withOptions` can change. */
export type HoneycombCallOptions = CallOptions & Pick<OwnOptions, "signal">;

/**
 * Honeycomb's API with promises: in Node, Bun, Deno, workers and browsers. Making a client does no
 * I/O; nothing is sent until a method is called.
 *
 * @example
 * ```ts
 * await using client = new HoneycombClient({ apiKey });
 * for (const dataset of await client.datasets.list()) console.log(dataset.name);
 * ```
 */
export class HoneycombClient extends HoneycombApi<"async"> implements AsyncDisposable {
  readonly #options: HoneycombClientOptions;
  readonly #lifetime: Lifetime;

  /** @throws HoneycombConfigError where the options don't fit together */
  constructor(options: HoneycombClientOptions) {
    const lifetime = (options as WithLifetime)[sharedLifetime] ?? new Lifetime();
    const configuration = new Configuration(options);
    const send = createSender({ fetch: options.fetch, hooks: options });
    const transport: Transport = {
      send,
      prepare: (request) => configuration.prepare(request),
      memory: lifetime.memory,
    };
    const signal = options.signal
      ? AbortSignal.any([options.signal, lifetime.signal])
      : lifetime.signal;
    const perform: Performer<"async"> = (call) =>
      lifetime.track(() => drive(call, transport, signal));
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
   * const patient = client.withOptions({ timeout: 60_000, signal: AbortSignal.timeout(300_000) });
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
   * Ends the client and those made of it by `withOptions`. Calls under way are aborted; the promise
   * is resolved once they have ended. A call after that is refused with HoneycombConfigError.
   */
  async close(): Promise<void> {
    await this.#lifetime.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** How a client hands its lifetime to one made of it, and nobody else can. */
const sharedLifetime = Symbol("lifetime");
type WithLifetime = HoneycombClientOptions & { readonly [sharedLifetime]?: Lifetime };

/** From a client's making to its closing. */
class Lifetime {
  readonly memory: Memory = new Map();
  readonly #controller = new AbortController();
  readonly #running = new Set<Promise<unknown>>();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async track<T>(start: () => Promise<T>): Promise<T> {
    if (this.signal.aborted) {
      throw new HoneycombConfigError("The client is closed; make another one.");
    }
    const running = start();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async close(): Promise<void> {
    this.#controller.abort(new HoneycombAbortError("The client was closed during the call"));
    await Promise.allSettled(this.#running);
  }
}
