import type { Shell } from "./shell.ts";
import { formatTable } from "./table.ts";

/** How to show things as a table: each column's title, and what it shows of a thing. */
export type Columns<T> = Readonly<Record<string, (thing: T) => unknown>>;

/** Prints things: as a table, or as JSON just as Honeycomb answered them. */
export function printList<T>(
  { stdout, stderr }: Shell,
  output: "table" | "json",
  things: readonly T[],
  columns: Columns<T>,
): void {
  if (output === "json") {
    printJson(stdout, things);
  } else if (things.length === 0) {
    stderr.write("There are none.\n");
  } else {
    const cells = Object.values(columns);
    const rows = things.map((thing) => cells.map((cell) => cell(thing)));
    stdout.write(`${formatTable(Object.keys(columns), rows, stdout)}\n`);
  }
}

/** Prints a value as JSON. */
export function printJson(stdout: Shell["stdout"], value: unknown): void {
  stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
