/** Calculations that aggregate events, not a column's values. */
const columnlessOps = ["COUNT", "CONCURRENCY"] as const;
export type ColumnlessOp = (typeof columnlessOps)[number];

/** Calculations that aggregate events, not a column's values. */
export const opsWithoutColumn: ReadonlySet<string> = new Set(columnlessOps);

/** Whether a calculation is a number also where no event has a value: it counts. */
export function isAlwaysNumber(op: string): boolean {
  return opsWithoutColumn.has(op) || op === "COUNT_DISTINCT";
}

interface NamedCalculation {
  readonly op: string;
  readonly column?: string | null | undefined;
  readonly name?: string | null | undefined;
}

/** What the result's column of a calculation is called: `COUNT`, `P99(duration_ms)`, or its name. */
export function calculationName({ op, column, name }: NamedCalculation): string {
  if (name) return name;
  return opsWithoutColumn.has(op) ? op : `${op}(${column})`;
}
