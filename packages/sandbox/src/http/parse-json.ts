/**
 * How many levels of objects and lists a body can have. Honeycomb's limit is not known. This one is
 * far beyond real bodies, and well below what would overflow the stack when a response is written.
 */
const maxDepth = 1000;

/** Thrown for a body with more levels. The message completes a sentence about the body. */
export class NestingError extends Error {
  override name = "NestingError";

  constructor() {
    super(`is nested more than ${maxDepth} levels deep`);
  }
}

/**
 * Parses a body, or a part of one.
 *
 * @throws SyntaxError when it is not JSON, NestingError when it is nested too deeply
 */
export function parseJson(text: string): unknown {
  checkDepth(text);
  return JSON.parse(text);
}

function checkDepth(text: string): void {
  let depth = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) index += character === "\\" ? 1 : 0;
    else if (character === "[" || character === "{") depth++;
    else if (character === "]" || character === "}") depth--;
    if (depth > maxDepth) throw new NestingError();
  }
}
