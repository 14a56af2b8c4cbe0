import { InvalidArgumentError } from "@commander-js/extra-typings";
import type { Order } from "@honeycomb/core";
import { readCalculation } from "./calculation.ts";

const directions = { asc: "ascending", desc: "descending" } as const;

/** Reads `COUNT desc`, `P99:duration_ms desc` or `endpoint`: a calculation or a column, and a direction. */
export function parseOrder(text: string): Order {
  const [, what, direction] = /^(.+?)(?:\s+(asc|desc))?$/.exec(text.trim()) ?? [];
  if (what === undefined) {
    throw new InvalidArgumentError(
      'Expected a calculation or a column, and asc or desc, such as "COUNT desc".',
    );
  }
  const { op, column } = readCalculation(what) ?? { op: undefined, column: what };
  return {
    ...(op !== undefined && { op }),
    ...(column && { column }),
    ...(direction !== undefined && { order: directions[direction as keyof typeof directions] }),
  };
}
