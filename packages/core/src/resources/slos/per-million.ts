import { HoneycombInputError } from "../../operation/errors/input-error.ts";

/**
 * A percentage in Honeycomb's millionths.
 *
 * @param field what it is for, in Honeycomb's words
 * @throws HoneycombInputError for one with more than four decimals, which would be rounded
 */
export function toPerMillion(field: string, percentage: number): number {
  const exact = percentage * 10_000;
  const rounded = Math.round(exact);
  // 99.9 * 10000 is a little beside 999000, as binary fractions are.
  if (Math.abs(exact - rounded) < 1e-6) return rounded;
  throw HoneycombInputError.of(field, percentage, "a percentage with at most four decimals");
}
