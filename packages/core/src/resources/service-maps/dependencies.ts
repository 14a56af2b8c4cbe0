import { type Call, call } from "../../call/call.ts";
import { HoneycombResponseError } from "../../operation/errors/response-error.ts";
import type { Output } from "../../operation/invoke.ts";
import type { Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { type PollOptions, poll } from "../../polling.ts";
import type { MapDependency } from "./models.ts";
import { getMapDependencies } from "./operations.ts";

/** How to wait for a map, and how many dependencies to request at a time. */
export interface MapDependenciesOptions extends PageOptions, PollOptions {}

/** The pages of a map, once it is ready. */
export function dependencyPages(
  requestId: string,
  options: MapDependenciesOptions = {},
): Call<Page<MapDependency>> {
  const { id: operation } = getMapDependencies;
  let body: Output<typeof getMapDependencies> | undefined;
  const read = (page: Output<typeof getMapDependencies>) => {
    body = page;
    return page.dependencies ?? [];
  };
  const { pageSize } = options;
  const first = pages(getMapDependencies, { path: { requestId } }, read, { pageSize });
  const look = call(function* () {
    const page = yield* first;
    if (body?.status === "error") {
      throw new HoneycombResponseError(`${operation}: the map of request ${requestId} failed`, {
        operation,
        status: 200,
        requestId: undefined,
        body,
      });
    }
    return body?.dependencies ? page : undefined;
  });
  const unfinished = (pollTimeout: number) =>
    `The map was not ready after ${pollTimeout} ms. Request ${requestId} is still valid; list its dependencies later.`;
  return poll(operation, () => look, unfinished, options);
}
