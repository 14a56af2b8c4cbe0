import type { Calculation } from "./calculations.ts";

/**
 * The SQL that aggregates events in groups: the groups' columns, and the calculations as `a0`, ….
 *
 * @param from what it selects from, in SQL
 */
export function aggregate(
  calculations: readonly Calculation[],
  groups: readonly string[],
  from: string,
): string {
  const group = groups.join(", ");
  const selected = calculations.map(({ sql }, index) => `${sql} AS a${index}`);
  const ranked = new Set(calculations.map((calculation) => calculation.ranked));
  const ranks = [...ranked].flatMap((value) => (value === undefined ? [] : rank(value, group)));
  const source = ranks.length === 0 ? from : `(SELECT *, ${ranks.join(", ")} FROM ${from})`;
  return `SELECT ${[...groups, ...selected].join(", ")} FROM ${source}${group && ` GROUP BY ${group}`}`;
}

/** How many of its group's events have at most an event's value, and how many have one at all. */
function rank(value: string, group: string): string[] {
  const partition = group && `PARTITION BY ${group}`;
  const weights = `sum(weight) FILTER (WHERE ${value} IS NOT NULL)`;
  return [
    `${weights} OVER (${partition} ORDER BY ${value}) AS rank_${value}`,
    `${weights} OVER (${partition}) AS count_${value}`,
  ];
}
