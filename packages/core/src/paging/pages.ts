import { type Call, call } from "../call/call.ts";
import { HoneycombInputError } from "../operation/errors/input-error.ts";
import {
  type OperationInput,
  type OperationOutput,
  receive,
  writeRequest,
} from "../operation/invoke.ts";
import type { Operation } from "../operation/operation.ts";
import type { RequestOptions } from "../operation/options.ts";
import { readCursor } from "./cursor.ts";
import type { Page } from "./page.ts";

/** Options of methods that read a list page by page. */
export interface PageOptions extends RequestOptions {
  /**
   * The number of items to request at a time, 1 to 100.
   *
   * @default 100
   */
  readonly pageSize?: number | undefined;
}

/**
 * Describes the pages of an operation: the first, which holds the call for the next.
 *
 * @param read returns the items in a response body
 * @throws HoneycombResponseError when a page links to another host
 */
export function pages<O extends Operation, T>(
  operation: O,
  input: OperationInput<O>,
  read: (body: OperationOutput<O>) => readonly T[],
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
      const { response, body } = yield* receive(operation, (validate) =>
        writeRequest(operation, { path, query: { ...query, ...position } }, validate),
      );
      const cursor = readCursor(operation, response, body, after);
      return { items: read(body), next: cursor === undefined ? undefined : page(cursor) };
    });
  return page();
}

/** The input of every operation with pages. */
interface PagedInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}
