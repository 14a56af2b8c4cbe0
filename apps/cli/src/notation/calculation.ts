import { InvalidArgumentError } from "@commander-js/extra-typings";
import type { CalculationOp, QueryCalculation } from "@honeycomb/core";
import { schemas } from "../core.ts";

const { calculationOps } = schemas;

/** Parses `COUNT` or `P99:duration_ms`: an operation in upper or lower case, and its column. */
export function parseCalculation(text: string): QueryCalculation {
  const calculation = readCalculation(text);
  if (calculation === undefined) {
    throw new InvalidArgumentError(
      `Expected OPERATION or OPERATION:column, such as COUNT or P99:duration_ms. Operations: ${calculationOps.join(", ")}.`,
    );
  }
  const { op, column } = calculation;
  if (column) return { op, column };
  if (op === "COUNT" || op === "CONCURRENCY" || op === "COUNT_DATAPOINTS") return { op };
  throw new InvalidArgumentError(`${op} needs a column, such as ${op}:duration_ms.`);
}

/** Parses a calculation. Returns undefined for other text. */
export function readCalculation(text: string): { op: CalculationOp; column?: string } | undefined {
  const [name = "", ...column] = text.split(":");
  const op = calculationOps.find((known) => known === name.trim().toUpperCase());
  if (op === undefined) return undefined;
  return column.length === 0 ? { op } : { op, column: column.join(":").trim() };
}
