import type {
  AllOptions,
  Call,
  ClientOptions,
  HoneycombApi,
  RequestOptions,
  SettledValues,
  Values,
} from "@honeycomb/async";
import * as promised from "@honeycomb/async";
import * as blocking from "@honeycomb/sync";

/** Methods that are generic. A union of their two types can't be called. */
type Generic = "perform" | "all" | "allSettled";
type Resources = Omit<HoneycombApi<"async">, Generic> | Omit<HoneycombApi<"sync">, Generic>;
type Either<T> = Promise<T> | T;

/**
 * Either client, as one type. A test awaits every result, which works for promises and for plain
 * values, so it runs over both.
 */
export type Client = Resources &
  (AsyncDisposable | Disposable) & {
    perform<T>(call: Call<T>, options?: RequestOptions): Either<T>;
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

/** A client that is tested. */
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
    connect: (options) => new blocking.HoneycombClient(options),
    fromEnv: (options, environment) => blocking.HoneycombClient.fromEnv(options, environment),
  },
];
