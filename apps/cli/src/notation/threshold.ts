import { InvalidArgumentError } from "@commander-js/extra-typings";
import type { TriggerCreate } from "@honeycomb/core";

// The longest first, so that `>=` does not match `>`.
const ops = [">=", "<=", ">", "<"] as const;

/** Parses `> 1000`. */
export function parseThreshold(text: string): TriggerCreate["threshold"] {
  const trimmed = text.trim();
  const op = ops.find((known) => trimmed.startsWith(known));
  const number = trimmed.slice(op?.length).trim();
  if (op === undefined || number === "" || !Number.isFinite(Number(number))) {
    throw new InvalidArgumentError(
      'Expected an operator (>, >=, <, <=) and a number, such as "> 1000".',
    );
  }
  return { op, value: Number(number) };
}
