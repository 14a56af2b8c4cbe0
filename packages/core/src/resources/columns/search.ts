import { type Call, call } from "../../call/call.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { columnsByDataset } from "./by-dataset.ts";
import { scoreName } from "./score.ts";
import type { Column } from "./types.ts";

/** Options of `columns.search`. */
export interface ColumnSearchOptions extends RequestOptions {
  /**
   * The maximum number of columns to return, at least 1.
   *
   * @default 20
   */
  readonly limit?: number | undefined;
}

/** A column whose name matches a search. */
export interface ColumnMatch {
  /** The slug of the dataset that has the column. */
  readonly datasetSlug: string;
  /** The column. */
  readonly column: Column;
  /** How well the name matches: above 0, and 1 when the text is the name. */
  readonly score: number;
}

/** Searches the columns of all datasets by name. */
export function searchColumns(
  text: string,
  { limit = 20 }: ColumnSearchOptions = {},
): Call<ColumnMatch[]> {
  return call(function* () {
    const wanted = text.trim();
    if (wanted === "")
      throw HoneycombInputError.of("text", text, "at least one character other than spaces");
    if (!(Number.isInteger(limit) && limit >= 1)) {
      throw HoneycombInputError.of("limit", limit, "a whole number from 1");
    }
    const all = yield* columnsByDataset;
    const matches = all.flatMap(({ dataset, columns }) =>
      columns.map((column) => ({
        datasetSlug: dataset.slug,
        column,
        score: scoreName(column.key_name, wanted),
      })),
    );
    return matches
      .filter(({ score }) => score > 0)
      .sort(bestFirst)
      .slice(0, limit);
  });
}

function bestFirst(a: ColumnMatch, b: ColumnMatch): number {
  return (
    b.score - a.score ||
    compare(a.column.key_name, b.column.key_name) ||
    compare(a.datasetSlug, b.datasetSlug)
  );
}

/** Compares by code units, so that the order doesn't depend on the user's language. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
