/** A function to measure. */
export type Subject = () => unknown;

/**
 * Measures functions in turn. Each round runs every function, so that anything that slows down the
 * machine affects all of them.
 *
 * @param rounds the number of rounds
 * @param turns how often each function runs in a round
 * @returns the median of each function's rounds, in milliseconds per run
 */
export async function measure<Name extends string>(
  subjects: Readonly<Record<Name, Subject>>,
  { rounds, turns }: { readonly rounds: number; readonly turns: number },
): Promise<Record<Name, number>> {
  const entries = Object.entries(subjects) as [Name, Subject][];
  const times = new Map(entries.map(([name]) => [name, [] as number[]]));
  for (const [, subject] of entries) await subject();
  for (let round = 0; round < rounds; round++) {
    for (const [name, subject] of entries) {
      const start = performance.now();
      for (let turn = 0; turn < turns; turn++) await subject();
      times.get(name)?.push((performance.now() - start) / turns);
    }
  }
  return Object.fromEntries(
    entries.map(([name]) => [name, median(times.get(name) ?? [])]),
  ) as Record<Name, number>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 === 1 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1);
  return (low + high) / 2;
}
