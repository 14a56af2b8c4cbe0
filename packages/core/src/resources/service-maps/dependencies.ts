import { type Call, call } from "../../call/call.ts";
import { sleep } from "../../call/sleep.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { HoneycombResponseError } from "../../operation/errors/response-error.ts";
import { HoneycombTimeoutError } from "../../operation/errors/transport-errors.ts";
import type { Output } from "../../operation/invoke.ts";
import type { Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import type { MapDependency } from "./models.ts";
import { getMapDependencies } from "./operations.ts";

export interface MapDependenciesOptions extends PageOptions {
  /** How long to wait until the map is ready, in milliseconds. @default 120000 */
  readonly timeout?: number | undefined;
  /** The first wait between two looks, in milliseconds; each is 1.5 times the one before. @default 100 */
  readonly minInterval?: number | undefined;
  /** The longest wait between two looks, in milliseconds. @default 3000 */
  readonly maxInterval?: number | undefined;
}

/** The pages of a map, once it is ready. */
export function dependencyPages(
  requestId: string,
  options: MapDependenciesOptions = {},
): Call<Page<MapDependency>> {
  const { timeout = 120_000, minInterval = 100, maxInterval = 3000, pageSize } = options;
  const { id: operation } = getMapDependencies;
  return call(function* () {
    for (const [name, value] of Object.entries({ timeout, minInterval, maxInterval })) {
      if (!(value >= 0)) {
        throw HoneycombInputError.of(name, value, "milliseconds, from 0", operation);
      }
    }
    let answer: Output<typeof getMapDependencies> | undefined;
    const read = (page: Output<typeof getMapDependencies>) => {
      answer = page;
      return page.dependencies ?? [];
    };
    const first = pages(getMapDependencies, { path: { requestId } }, read, { pageSize });
    const start = Date.now();
    for (let interval = minInterval; ; interval = Math.min(interval * 1.5, maxInterval)) {
      const page = yield* first;
      if (answer?.status === "error") {
        throw new HoneycombResponseError(`${operation}: the map of request ${requestId} failed`, {
          operation,
          status: 200,
          requestId: undefined,
          body: answer,
        });
      }
      if (answer?.dependencies) return page;
      const remaining = timeout - (Date.now() - start);
      if (remaining <= 0) {
        throw new HoneycombTimeoutError(
          `The map was not ready after ${timeout} ms; request ${requestId} can still be asked for.`,
          { operation, timeout },
        );
      }
      yield* sleep(Math.min(interval, remaining));
    }
  });
}
