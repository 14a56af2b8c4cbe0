import { stripVTControlCharacters } from "node:util";

/** A text on one line and without control characters: a name must not move the cursor. */
export function toOneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
