import { InvalidArgumentError } from "@commander-js/extra-typings";
import { type Calculation, calculationOps } from "@honeycomb/core";

/** Reads `COUNT`, or `P99:duration_ms`: an operation in any case, and the column that it takes. */
export function parseCalculation(text: string): Calculation {
  const calculation = readCalculation(text);
  if (calculation !== undefined) return calculation;
  throw new InvalidArgumentError(
    `Expected OPERATION or OPERATION:column, such as COUNT or P99:duration_ms. Operations: ${calculationOps.join(", ")}.`,
  );
}

/** A calculation, or undefined where the text is none. */
export function readCalculation(text: string): Calculation | undefined {
  const [name = "", ...column] = text.split(":");
  const op = calculationOps.find((known) => known === name.trim().toUpperCase());
  if (op === undefined) return undefined;
  return column.length === 0 ? { op } : { op, column: column.join(":").trim() };
}
