import { Option } from "@commander-js/extra-typings";
import type { QueryCalculation as Calculation, QueryFilter as Filter } from "@honeycomb/core";
import { parseCalculation } from "./notation/calculation.ts";
import { parseSeconds } from "./notation/duration.ts";
import { parseFilter } from "./notation/filter.ts";
import { repeatable } from "./notation/repeatable.ts";

// The options of commands with a query.

export const count = new Option("--count", "calculate COUNT, like --calc COUNT");

export const calc = new Option(
  "--calc <calculation>",
  "a calculation: COUNT, or OPERATION:column such as P99:duration_ms (repeatable)",
).argParser(repeatable(parseCalculation));

export const where = new Option(
  "--where <filter>",
  'a filter: "duration_ms > 100", "error exists", "status in 500, 503" (repeatable)',
).argParser(repeatable(parseFilter));

export const any = new Option(
  "--any",
  "include events that match any filter, instead of all filters",
);

export const groupBy = new Option(
  "--group-by <column>",
  "a column to group by (repeatable)",
).argParser(repeatable((column) => column));

export const last = new Option(
  "--last <duration>",
  "the time range until now, such as 30m or 2h",
).argParser(parseSeconds);

interface QueryOptions {
  readonly count?: true | undefined;
  readonly calc?: Calculation[] | undefined;
  readonly where?: Filter[] | undefined;
  readonly any?: true | undefined;
  readonly groupBy?: string[] | undefined;
  /** In seconds. */
  readonly last?: number | undefined;
}

/** Creates the query that the options describe. */
export function toQuery({ count, calc = [], where, any, groupBy, last }: QueryOptions) {
  const calculations: Calculation[] = count ? [{ op: "COUNT" }, ...calc] : calc;
  return {
    ...(calculations.length > 0 && { calculations }),
    ...(where && { filters: where }),
    ...(any && { filter_combination: "OR" as const }),
    ...(groupBy && { breakdowns: groupBy }),
    ...(last !== undefined && { time_range: last }),
  };
}
