import { type Call, call } from "./call.ts";

/**
 * Waits.
 *
 * @param milliseconds how long, from 0
 */
export function sleep(milliseconds: number): Call<void> {
  return call(function* () {
    yield { type: "sleep", milliseconds };
  });
}
