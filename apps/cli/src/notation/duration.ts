import { InvalidArgumentError } from "@commander-js/extra-typings";

const units = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
} as const;

/** Parses `90s`, `2h` or `1.5d` to milliseconds. The unit is required. */
export function parseDuration(text: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)$/.exec(text.trim()) ?? [];
  if (unit === undefined || !(unit in units)) {
    throw new InvalidArgumentError(
      "Expected a number and a unit (ms, s, m, h, d or w), such as 90s or 2h.",
    );
  }
  return Math.round(Number(amount) * units[unit as keyof typeof units]);
}

/** Parses a duration to whole seconds. */
export function parseSeconds(text: string): number {
  const seconds = parseDuration(text) / 1000;
  if (Number.isInteger(seconds) && seconds > 0) return seconds;
  throw new InvalidArgumentError("Expected whole seconds, from 1s.");
}
