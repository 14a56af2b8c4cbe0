import { type Call, call } from "../../call/call.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { type RequestOptions, withoutRequestOptions } from "../../operation/options.ts";
import { validateInput } from "../../operation/validate-input.ts";
import { type AnyQueryBuilder, toDatasetSlug, toQuerySpec } from "../queries/builder.ts";
import { durationOf } from "../queries/duration.ts";
import { createQuery } from "../queries/operations.ts";
import { QuerySpecSchema } from "../queries/schemas.ts";
import type { QuerySpec } from "../queries/types.ts";
import { createQueryResult } from "./operations.ts";
import { type AllRows, RowPages } from "./row-pages.ts";
import type { QueryPollOptions } from "./run.ts";

/** Options of `queryResults.runAll`. Poll options apply to each page. */
export interface RunAllOptions extends QueryPollOptions, RequestOptions {
  /**
   * The largest number of rows to collect.
   *
   * @default 100000
   */
  readonly maxRows?: number | undefined;
  /**
   * The number of rows in a page: up to 10,000, or 1,000 with series. Smaller pages help when a query
   * takes too long.
   *
   * @default 10000, or 1000 with series
   */
  readonly pageSize?: number | undefined;
  /**
   * Whether to leave out the series over time, which is faster.
   *
   * @default true
   */
  readonly disable_series?: boolean | undefined;
}

/**
 * Runs a query for all its rows, page by page.
 *
 * @param dataset the slug of a dataset, or a builder that names one
 */
export function runAllQuery<Row>(
  dataset: string | AnyQueryBuilder,
  query: QuerySpec | AnyQueryBuilder,
  options: RunAllOptions = {},
): Call<AllRows<Row>> {
  const { maxRows = 100_000, disable_series = true, ...others } = withoutRequestOptions(options);
  const largestPage = disable_series ? 10_000 : 1000;
  const { pageSize = largestPage, ...waiting } = others;
  return call(function* () {
    checkCount("maxRows", maxRows, Number.MAX_SAFE_INTEGER);
    checkCount("pageSize", pageSize, largestPage);
    const datasetSlug = toDatasetSlug(dataset);
    const { limit, ...spec } = validateInput(
      QuerySpecSchema,
      toQuerySpec(query),
      createQuery.id,
      "body",
    ) as QuerySpec;
    if (limit !== undefined) {
      const message = "must be left out: set maxRows instead";
      throw new HoneycombInputError([{ path: "limit", message }], createQuery.id);
    }
    // Pages are selected by calculations, which the query must name.
    if (!spec.calculations?.length) spec.calculations = [{ op: "COUNT" }];
    const options = { ...waiting, disable_series, maxRows, pageSize };
    const pages = new RowPages({ datasetSlug, spec: fixTime(spec), ...options });
    // The type of rows was inferred from the query.
    return (yield* pages.collect()) as AllRows<Row>;
  });
}

function checkCount(name: string, value: number, largest: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= largest) return;
  throw HoneycombInputError.of(
    name,
    value,
    `a whole number from 1 to ${largest}`,
    createQueryResult.id,
  );
}

/** Fixes the time range, so that it is the same for all pages. */
function fixTime(spec: QuerySpec): QuerySpec {
  if (spec.start_time !== undefined || spec.end_time !== undefined) return spec;
  const { time_range, ...rest } = spec;
  const end_time = Math.ceil(Date.now() / 1000);
  return { ...rest, start_time: end_time - durationOf(spec), end_time };
}
