import { stripVTControlCharacters } from "node:util";

/** Puts text on one line and removes control characters, so that a name can't move the cursor. */
export function toOneLine(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
}
