import { type Call, call } from "../../call/call.ts";
import { getConfiguration, sleep, suspend, withOptions } from "../../call/effect.ts";
import type { Settle } from "../../call/host.ts";
import { HoneycombRateLimitError } from "../../operation/errors/api-error.ts";
import type { ResponseInfo } from "../../operation/hooks.ts";
import { exchange, writeRequest } from "../../operation/invoke.ts";
import { readRetryAfter } from "../../operation/rate-limit.ts";
import { createQueryResult } from "./operations.ts";
import type { QueryResult, QueryResultCreate } from "./types.ts";

/** Why a query isn't started yet. */
export interface QueryWait {
  /** How many queries of this client are started before. */
  readonly ahead: number;
  /** Milliseconds until Honeycomb accepts another query. 0 when it is the other queries' turn. */
  readonly delay: number;
}

/**
 * Starts a query when it is its turn. Honeycomb limits how many queries a team starts in a minute. All
 * calls of a client therefore start their queries one after the other. When Honeycomb says that the
 * limit is reached, none is started until it accepts queries again.
 *
 * @param onWait called before each wait
 * @throws HoneycombInputError before it waits, when the input is not valid
 * @throws HoneycombRateLimitError when Honeycomb accepts no query for longer than `retry.maxDelay`
 */
export function startQuery(
  datasetSlug: string,
  body: QueryResultCreate,
  onWait?: (wait: QueryWait) => void,
): Call<QueryResult> {
  return call(function* () {
    const { cache, retryPolicy, validate } = yield* getConfiguration;
    const request = writeRequest(createQueryResult, { path: { datasetSlug }, body }, validate);
    const gate = (cache.get(Gate) as Gate | undefined) ?? new Gate();
    cache.set(Gate, gate);
    yield* gate.enter(onWait);
    try {
      const { delay } = gate;
      // Like a retry, a wait is never longer than the caller accepts.
      if (delay > retryPolicy.maxDelay) {
        gate.reject();
      } else if (delay > 0) {
        onWait?.({ ahead: 0, delay });
        yield* sleep(delay);
      }
      // A response with the status 429 is retried here, so no other call sends a query in the meantime.
      const start = exchange(createQueryResult, () => request);
      return yield* withOptions(start, { onResponse: (response) => gate.learn(response) });
    } catch (error) {
      if (error instanceof HoneycombRateLimitError) gate.rejection = error;
      throw error;
    } finally {
      gate.leave();
    }
  });
}

/** Lets one call of a client start a query at a time, in order. */
class Gate {
  readonly #waiting = new Set<Settle<void>>();
  #isBusy = false;
  #opensAt = 0;
  /** Why the last query wasn't started, if Honeycomb's limit was reached. */
  rejection: HoneycombRateLimitError | undefined;

  /** Milliseconds until Honeycomb accepts another query. */
  get delay(): number {
    return Math.max(0, this.#opensAt - Date.now());
  }

  /** Waits until the calls that came before have left. */
  enter(onWait: ((wait: QueryWait) => void) | undefined): Call<void> {
    const gate = this;
    return call(function* () {
      if (gate.#isBusy) {
        onWait?.({ ahead: gate.#waiting.size + 1, delay: gate.delay });
        // The call that leaves hands its turn over, so the gate stays busy.
        yield* suspend<void>((settle) => {
          gate.#waiting.add(settle);
          return () => {
            // Aborted after its turn was handed over, and before it began.
            if (!gate.#waiting.delete(settle)) gate.leave();
          };
        });
      }
      gate.#isBusy = true;
    });
  }

  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#isBusy = false;
    } else {
      this.#waiting.delete(next);
      next({ value: undefined });
    }
  }

  /** Reads from a response when Honeycomb accepts another query. */
  learn(response: ResponseInfo): void {
    if (response.status !== 429) this.rejection = undefined;
    const delay = readRetryAfter(response) ?? 0;
    this.#opensAt = Math.max(this.#opensAt, Date.now() + delay);
  }

  /**
   * Repeats Honeycomb's last rejection, without a request. Does nothing if Honeycomb has only announced
   * the limit: it then decides about the next query.
   */
  reject(): void {
    const { rejection, delay } = this;
    if (rejection === undefined) return;
    throw new HoneycombRateLimitError(rejection.message, { ...rejection, retryAfter: delay });
  }
}
