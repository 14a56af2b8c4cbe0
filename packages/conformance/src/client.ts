import type {
  AllOptions,
  Call,
  ClientOptions,
  HoneycombApi,
  HoneycombCallOptions,
  Hooks,
  SettledValues,
  Values,
} from "@honeycomb/async";
import * as promised from "@honeycomb/async";
import * as blocking from "@honeycomb/sync";

/** What is not the same in all modes, since it is generic in what it is given. */
type Generic = "perform" | "all" | "allSettled";
type Resources = Omit<HoneycombApi<"async">, Generic> | Omit<HoneycombApi<"sync">, Generic>;
type Either<T> = Promise<T> | T;

/**
 * Either client, as one type. A case that is written for it awaits every result, which takes a
 * promise and a plain value alike, so that it runs over both.
 */
export type Client = Resources &
  (AsyncDisposable | Disposable) & {
    perform<T>(call: Call<T>): Either<T>;
    all<const T extends readonly Call<unknown>[]>(
      build: (api: HoneycombApi<"call">) => T,
      options?: AllOptions,
    ): Either<Values<T>>;
    allSettled<const T extends readonly Call<unknown>[]>(
      build: (api: HoneycombApi<"call">) => T,
      options?: AllOptions,
    ): Either<SettledValues<T>>;
    withOptions(options: HoneycombCallOptions): Client;
    close(): Either<void>;
  };

export type Options = ClientOptions & Hooks & { readonly signal?: AbortSignal };

/** A package under test. */
export interface Mode {
  readonly name: "async" | "sync";
  connect(options: Options): Client;
  fromEnv(options: object, environment: promised.EnvironmentVariables): Client;
}

/** Every case runs over each of these. */
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
