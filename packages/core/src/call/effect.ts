import type { ApiRequest } from "../operation/request.ts";
import type { Call } from "./call.ts";

/** Asks the transport to send one request; it is resumed with the {@link HttpResponse}. */
export interface HttpEffect {
  readonly type: "http";
  readonly request: ApiRequest;
}

/** Asks the transport to wait; it is resumed with nothing. */
export interface SleepEffect {
  readonly type: "sleep";
  readonly milliseconds: number;
}

/**
 * Asks the transport to perform several calls at once; it is resumed with their values, in order.
 * When one of them throws, the others are aborted, and what it threw is thrown once they have ended.
 */
export interface AllEffect {
  readonly type: "all";
  readonly calls: readonly Call<unknown>[];
  /** How many may be under way at a time. */
  readonly concurrency: number;
}

/**
 * Asks for a promise to be waited for; the call is resumed with its value. A transport that blocks
 * refuses it with a {@link HoneycombInputError}: nothing would ever settle the promise.
 */
export interface AwaitEffect {
  readonly type: "await";
  readonly promise: PromiseLike<unknown>;
}

/** Asks for what the client remembers; the call is resumed with its {@link Memory}. */
export interface MemoryEffect {
  readonly type: "memory";
}

/** What a client remembers from call to call, as long as it lives. Empty at first. */
export type Memory = Map<unknown, unknown>;

/**
 * Asks for the generator's `return` again. It comes when a call is aborted and its `finally` blocks
 * had effects of their own; then there may be more calls around it to end.
 */
export interface ReturnEffect {
  readonly type: "return";
}

/** One thing that a call needs from outside: the whole of what a transport has to know. */
export type Effect =
  | HttpEffect
  | SleepEffect
  | AllEffect
  | AwaitEffect
  | MemoryEffect
  | ReturnEffect;
