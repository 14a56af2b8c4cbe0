import type * as v from "valibot";
import { rule } from "../../model/limits.ts";
import type { Equal } from "../../model/schema.ts";
import type { FilterOp } from "./types.ts";

/** The documented comparisons of filters. */
export const filterOps = [
  "=",
  "!=",
  ">",
  ">=",
  "<",
  "<=",
  "starts-with",
  "does-not-start-with",
  "ends-with",
  "does-not-end-with",
  "exists",
  "does-not-exist",
  "contains",
  "does-not-contain",
  "in",
  "not-in",
] as const;
true satisfies Equal<(typeof filterOps)[number], FilterOp>;

const opsWithoutValue: ReadonlySet<string> = new Set(["exists", "does-not-exist"]);
const opsWithList: ReadonlySet<string> = new Set(["in", "not-in"]);
const opsWithOneValue: ReadonlySet<string> = new Set(
  filterOps.filter((op) => !opsWithoutValue.has(op) && !opsWithList.has(op)),
);

/**
 * Validates the value of a filter: depending on its op, it needs one value, a list of values, or none.
 * Ops that Honeycomb adds later can have any value.
 *
 * @param opOf reads how a filter compares, such as `not-in`
 */
export function filterValueRule<T extends { readonly value?: unknown }>(
  opOf: (filter: NoInfer<T>) => string,
): v.RawCheckAction<T> {
  return rule<T>(
    ["value"],
    (filter) => findProblem(opOf(filter), filter.value) === undefined,
    (filter) => findProblem(opOf(filter), filter.value) ?? "",
  );
}

function findProblem(op: string, value: unknown): string | undefined {
  if (opsWithoutValue.has(op)) {
    const isGiven = value !== undefined && value !== null;
    return isGiven ? `must be left out: the op "${op}" has no value` : undefined;
  }
  if (opsWithList.has(op)) {
    return Array.isArray(value) ? undefined : `must be a list of values, since op is "${op}"`;
  }
  const isOne = value !== undefined && !Array.isArray(value);
  return isOne || !opsWithOneValue.has(op) ? undefined : `must be one value, since op is "${op}"`;
}
