import { Option } from "@commander-js/extra-typings";
import type { Calculation, Filter } from "@honeycomb/core";
import { parseCalculation } from "./notation/calculation.ts";
import { parseSeconds } from "./notation/duration.ts";
import { parseFilter } from "./notation/filter.ts";
import { repeatable } from "./notation/repeatable.ts";

// What to ask, for the commands that ask.

export const count = new Option("--count", "calculate COUNT, as --calc COUNT does");

export const calc = new Option(
  "--calc <calculation>",
  "what to calculate: COUNT, or OPERATION:column such as P99:duration_ms (repeatable)",
).argParser(repeatable(parseCalculation));

export const where = new Option(
  "--where <filter>",
  'which events count: "duration_ms > 100", "error exists", "status in 500, 503" (repeatable)',
).argParser(repeatable(parseFilter));

export const any = new Option("--any", "count events that pass any --where, not all of them");

export const groupBy = new Option(
  "--group-by <column>",
  "one row for each of the column's values (repeatable)",
).argParser(repeatable((column) => column));

export const last = new Option(
  "--last <duration>",
  "how far to look back, such as 30m or 2h",
).argParser(parseSeconds);

interface QueryOptions {
  readonly count?: true | undefined;
  readonly calc?: Calculation[] | undefined;
  readonly where?: Filter[] | undefined;
  readonly any?: true | undefined;
  readonly groupBy?: string[] | undefined;
  /** Seconds. */
  readonly last?: number | undefined;
}

/** The query that these options ask for. */
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
