import * as v from "valibot";
import { rule } from "../../model/rule.ts";

export const filterScalar = v.union([v.string(), v.number(), v.boolean()]);

/** What a filter compares with. */
export const filterValue = v.optional(v.nullable(v.union([filterScalar, v.array(filterScalar)])));

const opsWithoutValue: ReadonlySet<string> = new Set(["exists", "does-not-exist"]);
const opsWithList: ReadonlySet<string> = new Set(["in", "not-in"]);

/**
 * A filter's value has to be one, a list of them, or none, by what the filter does.
 *
 * @param opOf what a filter does, such as `not-in`
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
    return isGiven ? `must be left out: "${op}" compares with nothing` : undefined;
  }
  if (opsWithList.has(op)) {
    return Array.isArray(value) ? undefined : `must be a list of values, since op is "${op}"`;
  }
  const isOne = value !== undefined && !Array.isArray(value);
  return isOne ? undefined : `must be one value, since op is "${op}"`;
}
