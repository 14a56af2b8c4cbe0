import type { Limits, Shape } from "../model/shape.ts";

/**
 * What a value has to keep to, as far as its comment doesn't say it already.
 *
 * @param comment most say it in a sentence of their own, such as "1 to 120 characters"
 */
export function limitsInWords(shape: Shape, comment: string): string {
  const { integer, min, max, multipleOf, minLength, maxLength, pattern } = shape.limits ?? {};
  const said = numbersIn(comment);
  const unsaid = (...limits: (number | undefined)[]) =>
    limits.some((limit) => limit !== undefined && !said.has(limit));
  const number = [
    ...(integer ? ["a whole number"] : []),
    ...(unsaid(min, max) ? [range(min, max)] : []),
    ...(unsaid(multipleOf) ? [`a multiple of ${multipleOf}`] : []),
  ].join(", ");
  const length = unsaid(minLength, maxLength)
    ? `${range(minLength, maxLength)} ${unitOf(shape)}`
    : "";
  const match = pattern ? `matches \`${pattern}\`` : "";
  return [number, length, match]
    .filter(Boolean)
    .map((words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`)
    .join(" ");
}

function unitOf({ kind }: Shape): string {
  if (kind === "text") return "characters";
  return kind === "list" ? "entries" : "fields";
}

function range(min: Limits["min"], max: Limits["max"]): string {
  if (max === undefined) return `at least ${min}`;
  if (min === undefined) return `at most ${max}`;
  return min === max ? `${max}` : `${min} to ${max}`;
}

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** The numbers that a text names, in digits or in words. */
function numbersIn(text: string): ReadonlySet<number> {
  const digits = text.replaceAll(/(?<=\d)[,_](?=\d{3})/g, "").matchAll(/\d+/g);
  const spelt = text.toLowerCase().matchAll(/[a-z]+/g);
  return new Set([
    ...[...digits].map(([number]) => Number(number)),
    ...[...spelt].map(([word]) => words.indexOf(word)).filter((number) => number >= 0),
  ]);
}
