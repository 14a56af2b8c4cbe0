import type { Validation } from "./wire.ts";

/** An API key, a management key, or both: each operation takes the kind that it needs. */
export type Credentials =
  | {
      /** A configuration or ingest key, which goes into the header `X-Honeycomb-Team`. */
      readonly apiKey: string;
      /** The id of a management key. */
      readonly managementKey?: string | undefined;
      /** The secret of the management key. */
      readonly managementSecret?: string | undefined;
    }
  | {
      readonly apiKey?: string | undefined;
      readonly managementKey: string;
      readonly managementSecret: string;
    };

/** When to try again. */
export interface RetryOptions {
  /** How many times at most, after the first attempt. @default 2 */
  readonly limit?: number | undefined;
  /** The longest first wait, in milliseconds; it doubles with every attempt. @default 300 */
  readonly minDelay?: number | undefined;
  /** The longest wait, in milliseconds. An answer that asks for more is an error at once. @default 60000 */
  readonly maxDelay?: number | undefined;
}

/** What can be changed for some of a client's calls, by `withOptions`. */
export interface CallOptions {
  /** How long one attempt may take, to the last byte of its answer, in milliseconds. @default 30000 */
  readonly timeout?: number | undefined;
  /** How often to try again, or more precisely when. @default 2 */
  readonly retry?: number | RetryOptions | undefined;
  /**
   * Whether answers are checked. With `off` they come as they are: nothing that Honeycomb answers is
   * refused, and a type may promise what is not there.
   *
   * @default "on"
   */
  readonly validate?: Validation | undefined;
  /** Headers to send along. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** What both clients are made with, besides their keys. */
export interface ConnectionOptions extends CallOptions {
  /** Where the team's data is. @default "us" */
  readonly region?: "us" | "eu" | undefined;
  /** Another host than the region's, which may have a path: a proxy, or the sandbox. */
  readonly baseUrl?: string | undefined;
  /** Send keys over plain http also to other hosts than this machine. @default false */
  readonly allowInsecure?: boolean | undefined;
}

export type ClientOptions = Credentials & ConnectionOptions;

/** The environment variables that {@link readEnvironment} reads. */
export interface EnvironmentVariables {
  readonly HONEYCOMB_API_KEY?: string | undefined;
  readonly HONEYCOMB_MANAGEMENT_KEY?: string | undefined;
  readonly HONEYCOMB_MANAGEMENT_SECRET?: string | undefined;
  readonly HONEYCOMB_API_ENDPOINT?: string | undefined;
}

/**
 * A client's options from environment variables: by default those of the process, where there are
 * any. A variable that is empty counts as not set.
 */
export function readEnvironment(
  environment: EnvironmentVariables = (globalThis as { process?: { env?: EnvironmentVariables } })
    .process?.env ?? {},
): ClientOptions {
  // Whether a key is there is checked by the client, at run time: the compiler can't know.
  return {
    apiKey: environment.HONEYCOMB_API_KEY || undefined,
    managementKey: environment.HONEYCOMB_MANAGEMENT_KEY || undefined,
    managementSecret: environment.HONEYCOMB_MANAGEMENT_SECRET || undefined,
    baseUrl: environment.HONEYCOMB_API_ENDPOINT || undefined,
  } as ClientOptions;
}
