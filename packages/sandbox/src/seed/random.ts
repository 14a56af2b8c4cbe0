/** Returns a generator of reproducible random numbers from 0 to 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Returns a realistic duration: most are near the median, and a few are many times longer.
 *
 * @param spread the length of the tail: 0 for none, 1 for a long one
 */
export function randomDuration(random: () => number, median: number, spread: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return median * Math.exp(normal * spread);
}

/** Picks an option at random, according to the weights. */
export function pick<const T extends readonly [Weighted, ...Weighted[]]>(
  random: () => number,
  options: T,
): T[number] {
  let rest = random() * options.reduce((sum, { weight }) => sum + weight, 0);
  for (const option of options) {
    rest -= option.weight;
    if (rest < 0) return option;
  }
  return options[0];
}

interface Weighted {
  readonly weight: number;
}
