/**
 * How well a column's name matches what is searched for, from 0 (not at all) to 1 (it is the name).
 * Each way to match has a range of its own, so that a better way always wins; within it, more of the
 * name is better.
 */
export function scoreName(name: string, text: string): number {
  if (name === text) return 1;
  const lowerName = name.toLowerCase();
  const lowerText = text.toLowerCase();
  if (lowerName === lowerText) return 0.98;
  const share = Math.min(lowerText.length / lowerName.length, 1);
  if (lowerName.startsWith(lowerText)) return 0.8 + 0.15 * share;

  const nameWords = wordsOf(name);
  const textWords = wordsOf(text);
  if (textWords.length > 0 && textWords.every((word) => begins(word, nameWords))) {
    return 0.6 + 0.15 * share;
  }
  if (lowerName.includes(lowerText)) return 0.5 + 0.08 * share;
  const density = densityOf(textWords.join(""), nameWords);
  if (density > 0) return 0.3 + 0.15 * density;
  const typos = countTypos(textWords, nameWords);
  return typos === undefined ? 0 : 0.1 + 0.15 * (share / (1 + typos));
}

/** `http.responseStatus` is `http`, `response`, `status`. */
function wordsOf(name: string): string[] {
  const spaced = name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2");
  return spaced.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function begins(start: string, words: readonly string[]): boolean {
  return words.some((word) => word.startsWith(start));
}

/**
 * How close together the letters are found, in their order, from the beginning of a word on: 1 where
 * there are no others between them, 0 where they aren't found.
 */
function densityOf(letters: string, words: readonly string[]): number {
  if (letters.length < 2) return 0;
  let best = 0;
  for (const index of words.keys()) {
    const rest = words.slice(index).join("");
    if (!rest.startsWith(letters.charAt(0))) continue;
    let position = 0;
    let matched = 0;
    for (; position < rest.length && matched < letters.length; position++) {
      if (rest[position] === letters[matched]) matched++;
    }
    if (matched === letters.length) best = Math.max(best, matched / position);
  }
  return best;
}

/** How many letters are wrong where each word is one of the name's; undefined where too many are. */
function countTypos(textWords: readonly string[], nameWords: readonly string[]) {
  if (textWords.length === 0) return undefined;
  let typos = 0;
  for (const word of textWords) {
    const distances = nameWords.map((each) => (each.startsWith(word) ? 0 : distance(word, each)));
    const closest = Math.min(...distances);
    if (closest > toleratedTypos(word)) return undefined;
    typos += closest;
  }
  return typos;
}

/** In a short word, every typo makes another word. */
function toleratedTypos({ length }: string): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/** How many letters to insert, delete, replace or swap with the next one to get from one to the other. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && swapped) {
        least = Math.min(least, (beforeLast[column - 2] as number) + 1);
      }
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] as number;
}
