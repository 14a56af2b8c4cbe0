import { type Call, call } from "../../call/call.ts";
import type { OperationOutput } from "../../operation/invoke.ts";
import { unusableResponse } from "../../operation/response.ts";
import type { Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { type PollOptions, poll } from "../../polling.ts";
import { getMapDependencies } from "./operations.ts";
import type { MapDependency } from "./types.ts";

/** Options of methods that wait for a map and read its dependencies. */
export interface MapDependenciesOptions extends PageOptions, PollOptions {}

/** Waits until a map is ready, and returns the pages of its dependencies. */
export function dependencyPages(
  requestId: string,
  options: MapDependenciesOptions = {},
): Call<Page<MapDependency>> {
  const { id: operation } = getMapDependencies;
  let body: OperationOutput<typeof getMapDependencies> | undefined;
  const read = (page: OperationOutput<typeof getMapDependencies>) => {
    body = page;
    return page.dependencies ?? [];
  };
  const { pageSize } = options;
  const first = pages(getMapDependencies, { path: { requestId } }, read, { pageSize });
  const request = call(function* () {
    const page = yield* first;
    if (body?.status === "error") {
      const message = `${operation}: the map of request ${requestId} failed`;
      throw unusableResponse(operation, message, body);
    }
    return body?.dependencies ? page : undefined;
  });
  const unfinished = (pollTimeout: number) =>
    `The map was not ready after ${pollTimeout} ms. Request ${requestId} is still valid; list its dependencies later.`;
  return poll(operation, () => request, unfinished, options);
}
