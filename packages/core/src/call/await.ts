import { type Call, call } from "./call.ts";

/**
 * Waits for a promise. Only a client with promises performs it; one that blocks refuses it.
 *
 * @param promise what to wait for; what it is rejected with is thrown
 */
export function awaitPromise<T>(promise: PromiseLike<T>): Call<T> {
  return call(function* () {
    return (yield { type: "await", promise }) as T;
  });
}
