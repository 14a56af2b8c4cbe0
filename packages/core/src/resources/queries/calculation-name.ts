import type { ColumnlessOp } from "./types.ts";

/** Calculations that aggregate events, not the values of a column. */
export const opsWithoutColumn: ReadonlySet<string> = new Set<ColumnlessOp>([
  "COUNT",
  "CONCURRENCY",
  "COUNT_DATAPOINTS",
]);

/** Whether a calculation is a count, which is a number even when no event has a value. */
export function isAlwaysNumber(op: string): boolean {
  return opsWithoutColumn.has(op) || op === "COUNT_DISTINCT";
}

interface NamedCalculation {
  readonly op: string;
  readonly column?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** The name of a calculation's column in results: `COUNT`, `P99(duration_ms)`, or its name. */
export function calculationName({ op, column, name }: NamedCalculation): string {
  if (name) return name;
  const hasColumn = !opsWithoutColumn.has(op) || (op === "COUNT_DATAPOINTS" && column);
  return hasColumn ? `${op}(${column})` : op;
}
