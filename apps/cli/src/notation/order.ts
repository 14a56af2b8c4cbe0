import { InvalidArgumentError } from "@commander-js/extra-typings";
import type { QueryOrder } from "@honeycomb/core";
import { readCalculation } from "./calculation.ts";

const directions = { asc: "ascending", desc: "descending" } as const;

/**
 * Parses `COUNT desc`, `P99:duration_ms desc` or `endpoint`: a calculation or a column, and a
 * direction.
 */
export function parseOrder(text: string): QueryOrder {
  const [, key, direction] = /^(.+?)(?:\s+(asc|desc))?$/.exec(text.trim()) ?? [];
  if (key === undefined) {
    throw new InvalidArgumentError(
      'Expected a calculation or a column, and asc or desc, such as "COUNT desc".',
    );
  }
  const { op, column } = readCalculation(key) ?? { op: undefined, column: key };
  return {
    ...(op !== undefined && { op }),
    ...(column && { column }),
    ...(direction !== undefined && { order: directions[direction as keyof typeof directions] }),
  };
}
