/** A part of a text, counted in UTF-16 code units from 0. */
export interface Span {
  /** Where the part starts. */
  readonly start: number;
  /** Where the part ends (exclusive). */
  readonly end: number;
}

/** Converts an offset in a text to a line and a column, both counted from 1. */
export function locate(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** How many characters of a line are shown. */
const width = 72;

/** Shows the line that a part of a text starts on, with carets below the part. */
export function excerpt(text: string, { start, end }: Span): string {
  const { column } = locate(text, start);
  const lineStart = start - column + 1;
  const line = /^.*/.exec(text.slice(lineStart))?.[0] ?? "";
  const from = column - 1 < width * 0.75 ? 0 : column - 1 - width / 2;
  const shown = line.slice(from, from + width);
  const [before, after] = [from > 0 ? "…" : "", from + width < line.length ? "…" : ""];
  const offset = column - 1 - from;
  const indent = before.replace("…", " ") + shown.slice(0, offset).replace(/[^\t]/g, " ");
  const carets = "^".repeat(Math.max(1, Math.min(end - start, shown.length - offset)));
  return `${before}${shown}${after}\n${indent}${carets}`;
}
