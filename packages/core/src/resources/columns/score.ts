/**
 * Scores how well a column's name matches a search, from 0 (not at all) to 1 (the text is the
 * name). Each kind of match has its own range of scores, so that a better kind always wins. Within
 * the range, a match of more of the name scores higher.
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

/** Splits a name into words: `http.responseStatus` into `http`, `response` and `status`. */
function wordsOf(name: string): string[] {
  const spaced = name.replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2");
  return spaced.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function begins(start: string, words: readonly string[]): boolean {
  return words.some((word) => word.startsWith(start));
}

/**
 * Measures how close together the letters are in the name, in order, from the start of a word: 1
 * when no other letters are between them, 0 when the name doesn't have them.
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

/**
 * Counts the typos when each word stands for one of the name's. Undefined when there are too many.
 */
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

/** The number of typos to tolerate: none in a short word, where each makes another word. */
function toleratedTypos({ length }: string): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/**
 * The number of letters to insert, delete, replace, or swap with the next, to turn one word into
 * the other.
 */
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
