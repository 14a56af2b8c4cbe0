import type { RequestHooks } from "./hooks.ts";

/** An API key, a management key, or both. Each operation uses the kind that it needs. */
export type Credentials =
  | {
      /** A configuration or ingest key, sent in the header `X-Honeycomb-Team`. */
      readonly apiKey: string;
      /** The id of a management key. */
      readonly managementKey?: string | undefined;
      /** The secret of the management key. */
      readonly managementSecret?: string | undefined;
    }
  | {
      /** A configuration or ingest key, sent in the header `X-Honeycomb-Team`. */
      readonly apiKey?: string | undefined;
      /** The id of a management key. */
      readonly managementKey: string;
      /** The secret of the management key. */
      readonly managementSecret: string;
    };

/** When a request is retried, and how often. */
export interface RetryOptions {
  /**
   * The number of retries after the first attempt.
   *
   * @default 2
   */
  readonly maxRetries?: number | undefined;
  /**
   * The longest delay before the first retry, in milliseconds. It doubles with every retry.
   *
   * @default 300
   */
  readonly minDelay?: number | undefined;
  /**
   * The longest delay, in milliseconds. A response that requests a longer one is not retried.
   *
   * @default 60000
   */
  readonly maxDelay?: number | undefined;
}

/**
 * How input and responses are validated:
 *
 * | | input that can't be right | a response that differs from its type |
 * | --- | --- | --- |
 * | `strict` | is rejected | is rejected |
 * | `warn` | is rejected | is returned, and reported to `onInvalidResponse` |
 * | `off` | is sent | is returned |
 */
export type ValidationMode = "strict" | "warn" | "off";

/**
 * Options of a single method call. They take precedence over the client's. When a method sends
 * several requests, they apply to each of them.
 */
export interface RequestOptions extends RequestHooks {
  /**
   * Aborts the call. The sync client blocks, so only its hooks and your own calls can abort it;
   * use `timeout` to limit its time.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * How long to wait for a response, in milliseconds, for each attempt.
   *
   * @default 30000
   */
  readonly timeout?: number | undefined;
  /**
   * The number of retries, or the details of when to retry.
   *
   * @default 2
   */
  readonly retry?: number | RetryOptions | undefined;
  /**
   * How input and responses are validated. Unless it is `strict`, the values in a response may differ
   * from their declared types.
   *
   * @default "warn"
   */
  readonly validate?: ValidationMode | undefined;
  /** Headers to add to each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The largest response to read, in bytes, decompressed. A larger one is rejected with a
   * {@link HoneycombResponseError} as soon as it exceeds the limit.
   *
   * @default 100000000
   */
  readonly maxResponseSize?: number | undefined;
}

/**
 * The names of request options. They are keys of a record so that the compiler reports a missing
 * one.
 */
const requestOptionNames = Object.keys({
  signal: true,
  timeout: true,
  retry: true,
  validate: true,
  headers: true,
  maxResponseSize: true,
  onRequest: true,
  onResponse: true,
  onInvalidResponse: true,
  onRetry: true,
} satisfies Record<keyof RequestOptions, true>) as (keyof RequestOptions)[];

/** Whether a method's options contain any request options. */
export function hasRequestOptions(options: RequestOptions | undefined): options is RequestOptions {
  return options !== undefined && requestOptionNames.some((name) => options[name] !== undefined);
}

/** Returns a method's options without request options. */
export function withoutRequestOptions<T extends RequestOptions>(
  options: T,
): Omit<T, keyof RequestOptions> {
  const others: Partial<T> = { ...options };
  for (const name of requestOptionNames) delete others[name];
  return others as Omit<T, keyof RequestOptions>;
}

/** Options of clients, except for their keys. */
export interface ConnectionOptions extends RequestOptions {
  /**
   * Where the team's data is stored.
   *
   * @default "us"
   */
  readonly region?: "us" | "eu" | undefined;
  /** The URL of another host, such as a proxy or the sandbox. It may have a path. */
  readonly baseUrl?: string | undefined;
  /**
   * Allows plain http, which sends keys unencrypted, to hosts other than this machine.
   *
   * @default false
   */
  readonly allowInsecure?: boolean | undefined;
}

/** Options of clients. */
export type ClientOptions = Credentials & ConnectionOptions;

/** The environment variables that {@link readEnvironment} reads. */
export interface EnvironmentVariables {
  /** The option `apiKey`. */
  readonly HONEYCOMB_API_KEY?: string | undefined;
  /** The option `managementKey`. */
  readonly HONEYCOMB_MANAGEMENT_KEY?: string | undefined;
  /** The option `managementSecret`. */
  readonly HONEYCOMB_MANAGEMENT_SECRET?: string | undefined;
  /** The option `baseUrl`. */
  readonly HONEYCOMB_API_ENDPOINT?: string | undefined;
}

/**
 * Reads a client's options from environment variables, by default from those of the process. Empty
 * variables are ignored. In Deno, so are variables that the program may not read, unless it may read
 * none.
 */
export function readEnvironment(
  environment: EnvironmentVariables = (globalThis as { process?: { env?: EnvironmentVariables } })
    .process?.env ?? {},
): ClientOptions {
  const denied: unknown[] = [];
  const read = (name: keyof EnvironmentVariables): string | undefined => {
    try {
      return environment[name] || undefined;
    } catch (error) {
      denied.push(error);
      return undefined;
    }
  };
  const options = {
    apiKey: read("HONEYCOMB_API_KEY"),
    managementKey: read("HONEYCOMB_MANAGEMENT_KEY"),
    managementSecret: read("HONEYCOMB_MANAGEMENT_SECRET"),
    baseUrl: read("HONEYCOMB_API_ENDPOINT"),
  };
  // The error names the permission that is missing.
  if (denied.length === Object.keys(options).length) throw denied[0];
  // The client validates at run time that there is a key.
  return options as ClientOptions;
}
