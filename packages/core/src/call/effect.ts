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

/** One thing that a call needs from outside: the whole of what a transport has to know. */
export type Effect = HttpEffect | SleepEffect | AllEffect;
