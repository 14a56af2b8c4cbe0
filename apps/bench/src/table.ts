/** Formats times as a table, with their ratios to one of them. */
export function table<Name extends string>(
  title: string,
  times: Readonly<Record<Name, number>>,
  reference: NoInfer<Name>,
): string {
  const rows = Object.entries<number>(times).map(([name, time]) => [
    name,
    `${time.toFixed(2)} ms`,
    (time / times[reference]).toFixed(2),
  ]);
  const cells = [[title, "median", "ratio"], ...rows];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return `${cells.map(line).join("\n")}\n`;
}
