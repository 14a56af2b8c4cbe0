import type { Shell } from "./shell.ts";
import { formatTable } from "./table.ts";

/** The columns of a table: their titles, and functions that return their values. */
export type Columns<T> = Readonly<Record<string, (item: T) => unknown>>;

/** Prints items as a table, or as JSON like in Honeycomb's response. */
export function printList<T>(
  { stdout, stderr }: Shell,
  output: "table" | "json",
  items: readonly T[],
  columns: Columns<T>,
): void {
  if (output === "json") {
    printJson(stdout, items);
  } else if (items.length === 0) {
    stderr.write("No results.\n");
  } else {
    const cells = Object.values(columns);
    const rows = items.map((item) => cells.map((cell) => cell(item)));
    stdout.write(`${formatTable(Object.keys(columns), rows, stdout)}\n`);
  }
}

/** Prints a value as JSON. */
export function printJson(stdout: Shell["stdout"], value: unknown): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
