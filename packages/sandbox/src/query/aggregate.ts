import type { Calculation } from "./calculations.ts";

/**
 * Returns SQL that aggregates events by groups. It selects the columns of the groups, and the
 * calculations as `a0`, `a1`, ….
 *
 * @param from the SQL to select from
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

/** SQL for the number of events in the group with at most the event's value, and with any value. */
function rank(value: string, group: string): string[] {
  const partition = group && `PARTITION BY ${group}`;
  const weights = `sum(weight) FILTER (WHERE ${value} IS NOT NULL)`;
  return [
    `${weights} OVER (${partition} ORDER BY ${value}) AS rank_${value}`,
    `${weights} OVER (${partition}) AS count_${value}`,
  ];
}
