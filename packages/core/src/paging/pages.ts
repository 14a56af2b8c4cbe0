import { type Call, call } from "../call/call.ts";
import { http } from "../call/http.ts";
import { HoneycombInputError } from "../operation/errors/input-error.ts";
import { type Input, type Output, writeRequest } from "../operation/invoke.ts";
import type { Operation } from "../operation/operation.ts";
import { readResponse } from "../operation/response.ts";
import { readCursor } from "./cursor.ts";
import type { Page } from "./page.ts";

/** How a list is asked for. */
export interface PageOptions {
  /** How many entries to ask for at a time, 1 to 100. @default 100 */
  readonly pageSize?: number | undefined;
}

/**
 * The pages of an operation: the first, which holds the call of the next.
 *
 * @param read takes a page's entries out of its answer
 * @throws HoneycombResponseError where a page links to another host
 */
export function pages<O extends Operation, T>(
  operation: O,
  input: Input<O>,
  read: (answer: Output<O>) => readonly T[],
  { pageSize = 100 }: PageOptions = {},
): Call<Page<T>> {
  const { path, query } = input as PagedInput;
  const page = (after?: string): Call<Page<T>> =>
    call(function* () {
      if (!(Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100)) {
        const expected = "a whole number from 1 to 100";
        throw HoneycombInputError.of("pageSize", pageSize, expected, operation.id);
      }
      const position = { "page[after]": after, "page[size]": pageSize };
      const request = writeRequest(operation, { path, query: { ...query, ...position } });
      const response = yield* http(request);
      const answer = readResponse(operation, response) as Output<O>;
      const cursor = readCursor(operation, response, answer, after);
      return { items: read(answer), next: cursor === undefined ? undefined : page(cursor) };
    });
  return page();
}

/** What every operation with pages takes. */
interface PagedInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}
