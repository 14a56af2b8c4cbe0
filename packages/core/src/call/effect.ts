import type { Configuration } from "../operation/configuration.ts";
import { HoneycombInputError } from "../operation/errors/input-error.ts";
import type { HttpRequest, HttpResponse } from "../operation/http.ts";
import type { RequestOptions } from "../operation/options.ts";
import { type Call, call } from "./call.ts";
import type { Cancel, Settle } from "./host.ts";

/** Sends one request. The call is resumed with the {@link HttpResponse}, whatever its status. */
export interface SendEffect {
  /** What distinguishes effects. */
  readonly type: "send";
  /** The request. */
  readonly request: HttpRequest;
}

/** Sleeps for a time. */
export interface SleepEffect {
  /** What distinguishes effects. */
  readonly type: "sleep";
  /** How long, in milliseconds. */
  readonly milliseconds: number;
}

/**
 * Runs calls concurrently. The call is resumed with their values, in order. When one of them throws,
 * the others are aborted, and its error is thrown once they have ended.
 */
export interface AllEffect {
  /** What distinguishes effects. */
  readonly type: "all";
  /** The calls to run. */
  readonly calls: readonly Call<unknown>[];
  /** How many calls may run at a time. */
  readonly concurrency: number;
}

/** Waits for a promise. The call is resumed with its value. */
export interface WaitEffect {
  /** What distinguishes effects. */
  readonly type: "wait";
  /** The promise to wait for. */
  readonly promise: PromiseLike<unknown>;
}

/** Suspends the call until `settle` is called. */
export interface SuspendEffect {
  /** What distinguishes effects. */
  readonly type: "suspend";
  /** Called with `settle`. Returns a function that is called on an abort. */
  readonly start: (settle: Settle<unknown>) => Cancel;
}

/** The call is resumed with the {@link Configuration} of the client that runs it. */
export interface ConfigurationEffect {
  /** What distinguishes effects. */
  readonly type: "configuration";
}

/** Runs a call with request options. The call is resumed with its value. */
export interface OptionsEffect {
  /** What distinguishes effects. */
  readonly type: "options";
  /** The call to run. */
  readonly call: Call<unknown>;
  /** Its request options. They take precedence over those around it. */
  readonly options: RequestOptions;
}

/** Everything that a call can request from the interpreter. */
export type Effect =
  | SendEffect
  | SleepEffect
  | AllEffect
  | WaitEffect
  | SuspendEffect
  | ConfigurationEffect
  | OptionsEffect
  | Call<unknown>;

/** The longest time that platforms' timers support, in milliseconds: nearly 25 days. */
export const longestSleep = 2 ** 31 - 1;

/**
 * Sleeps.
 *
 * @param milliseconds how long, from 0 to 2147483647
 * @throws HoneycombInputError when the time is out of range
 */
export function sleep(milliseconds: number): Call<void> {
  return call(() => {
    if (milliseconds >= 0 && milliseconds <= longestSleep) {
      return one<void>({ type: "sleep", milliseconds });
    }
    const expected = `milliseconds, from 0 to ${longestSleep}`;
    throw HoneycombInputError.of("sleep", milliseconds, expected);
  });
}

/**
 * Waits for a promise. Only the async client can; on the sync client it throws a
 * {@link HoneycombInputError}, since a blocked program never settles a promise.
 *
 * @returns the promise's value; what it is rejected with is thrown
 */
export function awaitPromise<T>(promise: PromiseLike<T>): Call<T> {
  return call(() => one<T>({ type: "wait", promise }));
}

/**
 * Suspends the call until `settle` is called, by another call of the same client for example.
 *
 * @param start gets `settle`, and returns a function that is called when this call is aborted
 */
export function suspend<T>(start: (settle: Settle<T>) => Cancel): Call<T> {
  return call(() => one<T>({ type: "suspend", start: start as SuspendEffect["start"] }));
}

/** Sends one request once, and returns the response, whatever its status. */
export function sendOnce(request: HttpRequest): Call<HttpResponse> {
  return call(() => one<HttpResponse>({ type: "send", request }));
}

/** Returns the configuration of the client that runs the call. */
export const getConfiguration: Call<Configuration> = call(() =>
  one<Configuration>({ type: "configuration" }),
);

/** Runs a call with request options, which take precedence over the client's. */
export function withOptions<T>(inner: Call<T>, options: RequestOptions): Call<T> {
  return call(() => one<T>({ type: "options", call: inner, options }));
}

/**
 * The steps of a call with one effect. The generator function is declared once, because engines give
 * each new one a prototype and a hidden class, which costs far more than running it.
 */
function* one<T>(effect: Effect): Generator<Effect, T, unknown> {
  return (yield effect) as T;
}
