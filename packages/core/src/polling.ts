import { type Call, call } from "./call/call.ts";
import { sleep } from "./call/effect.ts";
import { HoneycombInputError } from "./operation/errors/input-error.ts";
import { HoneycombTimeoutError } from "./operation/errors/transport-errors.ts";

/** Options for polling a result that Honeycomb computes in the background. */
export interface PollOptions {
  /**
   * How long to wait for the result in total, in milliseconds.
   *
   * @default 120000
   */
  readonly pollTimeout?: number | undefined;
  /**
   * The first poll interval, in milliseconds. Each is 1.5 times the previous one.
   *
   * @default 100
   */
  readonly minPollInterval?: number | undefined;
  /**
   * The longest poll interval, in milliseconds.
   *
   * @default 3000
   */
  readonly maxPollInterval?: number | undefined;
}

/**
 * Polls until there is a result.
 *
 * @param operation Honeycomb's id of the operation, for errors
 * @param check requests the result; returns undefined while there is none
 * @param timeoutMessage returns the message of the error
 * @throws HoneycombInputError when an option is negative
 * @throws HoneycombTimeoutError when `pollTimeout` passes before there is a result
 */
export function poll<T>(
  operation: string,
  check: (attempt: number, elapsed: () => number) => Call<T | undefined>,
  timeoutMessage: (pollTimeout: number) => string,
  options: PollOptions,
): Call<T> {
  const { pollTimeout = 120_000, minPollInterval = 100, maxPollInterval = 3000 } = options;
  return call(function* () {
    validatePollOptions(operation, options);
    const start = Date.now();
    const elapsed = () => Date.now() - start;
    let interval = minPollInterval;
    for (let attempt = 1; ; attempt++) {
      const result = yield* check(attempt, elapsed);
      if (result !== undefined) return result;
      const remaining = pollTimeout - elapsed();
      if (remaining <= 0) {
        throw new HoneycombTimeoutError(timeoutMessage(pollTimeout), {
          operation,
          timeout: pollTimeout,
        });
      }
      yield* sleep(Math.min(interval, remaining));
      interval = Math.min(interval * 1.5, maxPollInterval);
    }
  });
}

/**
 * Validates the options. Calls that send a request before they poll use it to fail early.
 *
 * @throws HoneycombInputError when an option is negative
 */
export function validatePollOptions(
  operation: string,
  { pollTimeout, minPollInterval, maxPollInterval }: PollOptions,
): void {
  const times = { pollTimeout, minPollInterval, maxPollInterval };
  for (const [name, value] of Object.entries(times)) {
    if (value !== undefined && !(value >= 0)) {
      throw HoneycombInputError.of(name, value, "milliseconds, 0 or more", operation);
    }
  }
}
