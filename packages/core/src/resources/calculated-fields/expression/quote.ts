/** Finds the end of the quoted text that starts at a position. Undefined if its closing quote is missing. */
export function closingQuote(text: string, start: number): number | undefined {
  if (text[start] === "`") {
    const end = text.indexOf("`", start + 1);
    return end === -1 ? undefined : end + 1;
  }
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === '"') return index + 1;
  }
  return undefined;
}

/** An invalid part of a quoted text. */
export interface BadPart {
  readonly message: string;
  /** The position in the text, including the quotes. */
  readonly start: number;
  readonly end: number;
}

const letters: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
};

/** Adjacent escapes of bytes are matched together, since they encode characters in UTF-8. */
const escapes =
  /(?:\\x[0-9A-Fa-f]{2}|\\[0-3][0-7]{2})+|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|\n/gsu;

/** Decodes a quoted text. */
export function unquote(quoted: string): string | BadPart {
  if (quoted.startsWith("`")) return quoted.slice(1, -1);
  let bad: BadPart | undefined;
  const value = quoted.slice(1, -1).replace(escapes, (sequence, offset: number) => {
    const character = readEscape(sequence);
    if (character !== undefined) return character;
    const start = offset + 1;
    bad ??= {
      message:
        sequence === "\n"
          ? 'text in double quotes can\'t contain a line break; write "\\n", or use backticks'
          : `"${sequence}" is not a valid escape sequence; write a backslash as "\\\\", or use backticks`,
      start,
      end: start + sequence.length,
    };
    return "";
  });
  return bad ?? value;
}

function readEscape(sequence: string): string | undefined {
  const kind = sequence[1] ?? "";
  if (/^[x0-3]$/.test(kind) && sequence.length >= 4) return readBytes(sequence);
  if (/^u$/i.test(kind) && sequence.length > 2) {
    const codePoint = Number.parseInt(sequence.slice(2), 16);
    const isCharacter = codePoint < 0xd800 || (codePoint > 0xdfff && codePoint <= 0x10ffff);
    return isCharacter ? String.fromCodePoint(codePoint) : undefined;
  }
  return letters[kind];
}

function readBytes(sequence: string): string | undefined {
  const bytes = sequence.match(/\\x..|\\.../g) ?? [];
  const values = bytes.map((byte) =>
    byte[1] === "x" ? Number.parseInt(byte.slice(2), 16) : Number.parseInt(byte.slice(1), 8),
  );
  try {
    return decodeURIComponent(
      values.map((value) => `%${value.toString(16).padStart(2, "0")}`).join(""),
    );
  } catch {
    return undefined;
  }
}

/** Puts a text in double quotes, and escapes its line breaks. */
export function quote(value: string): string {
  // JSON has the same escapes, except for lone surrogates, for which Honeycomb has none.
  if (value.isWellFormed()) return JSON.stringify(value);
  return `"${value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
