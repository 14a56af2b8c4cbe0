import { type Call, call } from "../../call/call.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { columnsByDataset } from "./by-dataset.ts";
import type { Column } from "./models.ts";
import { scoreName } from "./score.ts";

/** Options of `columns.search`. */
export interface ColumnSearchOptions extends RequestOptions {
  /** How many columns to return at most, from 1. @default 20 */
  readonly limit?: number | undefined;
}

/** A column that was found. */
export interface ColumnMatch {
  /** The dataset that has it. */
  readonly datasetSlug: string;
  readonly column: Column;
  /** How well its name matches, above 0 and up to 1, which is the name itself. */
  readonly score: number;
}

/** Searches the columns of all datasets by name. */
export function searchColumns(
  text: string,
  { limit = 20 }: ColumnSearchOptions = {},
): Call<ColumnMatch[]> {
  return call(function* () {
    const wanted = text.trim();
    if (wanted === "") throw HoneycombInputError.of("text", text, "text that is not empty");
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

/** Alike everywhere, which an order of the user's language is not. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
