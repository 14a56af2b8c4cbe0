import { styleText } from "node:util";
import Table from "cli-table3";
import type { Output } from "./shell.ts";
import { toOneLine } from "./text.ts";

/** Formats rows under a heading, in columns that tools such as `awk` and `cut` can separate. */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly unknown[])[],
  output: Output,
): string {
  const isNumeric = (column: number) =>
    rows.every((row) => row[column] === null || typeof row[column] === "number");
  const table = new Table({
    head: head.map((title) => styleText("bold", toOneLine(title), { stream: output })),
    colAligns: head.map((_, column) => (isNumeric(column) ? "right" : "left")),
    chars: borderless,
    style: { head: [], border: [], "padding-left": 0, "padding-right": 0 },
  });
  table.push(...rows.map((row) => row.map(formatCell)));
  return table.toString().replaceAll(/ +$/gm, "");
}

const borderless = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
};

function formatCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return formatNumber(value);
  return toOneLine(typeof value === "string" ? value : JSON.stringify(value));
}

/** Formats a number with three decimals, or three significant digits when it is smaller than 1. */
function formatNumber(value: number): string {
  return String(Number(Math.abs(value) < 1 ? value.toPrecision(3) : value.toFixed(3)));
}
