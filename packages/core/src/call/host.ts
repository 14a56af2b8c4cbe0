import type { HttpRequest, HttpResponse } from "../operation/http.ts";

/** How something ended: with a value or with an error. */
export type Outcome<T> =
  | {
      /** What it returned. */
      readonly value: T;
    }
  | {
      /** What it threw. */
      readonly error: unknown;
    };

/** Reports an outcome. */
export type Settle<T> = (outcome: Outcome<T>) => void;

/** Cancels something that was started. Does nothing if it has already ended. */
export type Cancel = () => void;

/** What an interpreter needs from its platform. */
export interface Host {
  /** Starts a request. Calls `settle` exactly once, unless cancelled. Returns a cancel function. */
  send(request: HttpRequest, settle: Settle<HttpResponse>): Cancel;
  /** Starts a timer. Calls `settle` exactly once, unless cancelled. Returns a cancel function. */
  sleep(milliseconds: number, settle: Settle<void>): Cancel;
  /** Waits for a promise. Without it, a call that waits for a promise gets a HoneycombInputError. */
  wait?(promise: PromiseLike<unknown>, settle: Settle<unknown>): Cancel;
}
