import type {
  AllOptions,
  Call,
  ClientOptions,
  HoneycombApi,
  RequestOptions,
} from "@honeycomb/async";
import * as promised from "@honeycomb/async";
import type { SettledValues, Values } from "@honeycomb/core/transport";
import * as blocking from "@honeycomb/sync";

/**
 * Methods that are generic, and resources with such methods. A union of their two types can't be
 * called.
 */
type Generic = "perform" | "all" | "allSettled" | "queries" | "queryResults";
type Resources = Omit<HoneycombApi<"async">, Generic> | Omit<HoneycombApi<"sync">, Generic>;
type Either<T> = Promise<T> | T;

/**
 * Either client, as one type. A test awaits every result, which works for promises and for plain
 * values, so it runs over both.
 */
export type Client = Resources &
  (AsyncDisposable | Disposable) & {
    // Typed as the async client's.
    queries: HoneycombApi<"async">["queries"];
    queryResults: HoneycombApi<"async">["queryResults"];
    perform<T>(
      source: Call<T> | ((api: HoneycombApi<"call">) => Call<T>),
      options?: RequestOptions,
    ): Either<T>;
    all<const T extends readonly Call<unknown>[]>(
      build: (api: HoneycombApi<"call">) => T,
      options?: AllOptions,
    ): Either<Values<T>>;
    allSettled<const T extends readonly Call<unknown>[]>(
      build: (api: HoneycombApi<"call">) => T,
      options?: AllOptions,
    ): Either<SettledValues<T>>;
    withOptions(options: RequestOptions): Client;
    close(): Either<void>;
  };

/** A client to test. */
export interface Mode {
  readonly name: "async" | "sync";
  connect(options: ClientOptions): Client;
  fromEnv(options: object, environment: promised.EnvironmentVariables): Client;
}

/** Every test runs over each of these. */
export const modes: readonly Mode[] = [
  {
    name: "async",
    connect: (options) => new promised.HoneycombClient(options),
    fromEnv: (options, environment) => promised.HoneycombClient.fromEnv(options, environment),
  },
  {
    name: "sync",
    connect: (options) => new blocking.HoneycombClient(options) as unknown as Client,
    fromEnv: (options, environment) =>
      blocking.HoneycombClient.fromEnv(options, environment) as unknown as Client,
  },
];
