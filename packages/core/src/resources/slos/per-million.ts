import { HoneycombInputError } from "../../operation/errors/input-error.ts";

/**
 * Converts a percentage into a number per million.
 *
 * @param field the name of the field in errors
 * @throws HoneycombInputError when it has more than four decimals, which would be rounded
 */
export function toPerMillion(field: string, percentage: number): number {
  const exact = percentage * 10_000;
  const rounded = Math.round(exact);
  // Floating-point numbers are not exact: 99.9 * 10000 is not quite 999000.
  if (Math.abs(exact - rounded) < 1e-6) return rounded;
  throw HoneycombInputError.of(field, percentage, "a percentage with at most four decimals");
}
