import { HoneycombInputError } from "../operation/errors/input-error.ts";
import { type Call, call } from "./call.ts";

/** The longest time that timers can wait, in milliseconds: nearly 25 days. */
export const longestSleep = 2 ** 31 - 1;

/**
 * Waits.
 *
 * @param milliseconds how long, from 0 to 2147483647
 */
export function sleep(milliseconds: number): Call<void> {
  return call(function* () {
    if (!(milliseconds >= 0 && milliseconds <= longestSleep)) {
      const expected = `milliseconds, from 0 to ${longestSleep}`;
      throw HoneycombInputError.of("sleep", milliseconds, expected);
    }
    yield { type: "sleep", milliseconds };
  });
}
