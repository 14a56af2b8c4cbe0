/** Where text in quotes that starts here ends; undefined where none starts, or it doesn't end. */
export function closingQuote(text: string, start: number): number | undefined {
  const quote = text[start];
  if (quote === "`") {
    const end = text.indexOf("`", start + 1);
    return end === -1 ? undefined : end + 1;
  }
  if (quote !== '"') return undefined;
  for (let index = start + 1; index < text.length; index++) {
    if (text[index] === "\\") index++;
    else if (text[index] === '"') return index + 1;
  }
  return undefined;
}

/** A part of a text in quotes that can't be read. */
export interface BadPart {
  readonly message: string;
  /** Within the text, quotes included. */
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

/** Escapes of bytes stand for UTF-8, and need to be read together. */
const escapes =
  /(?:\\x[0-9A-Fa-f]{2}|\\[0-3][0-7]{2})+|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}|\\.|\n/gsu;

/** Reads a text with the quotes around it. */
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
          ? 'a line can\'t end within double quotes; write "\\n", or use backticks'
          : `"${sequence}" is not an escape that Honeycomb knows; a backslash is "\\\\", or use backticks`,
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

/** Writes a text so that it is one line, in double quotes. */
export function quote(value: string): string {
  // JSON's escapes are Honeycomb's, but for surrogates that stand alone, which it has none for.
  if (value.isWellFormed()) return JSON.stringify(value);
  return `"${value.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n")}"`;
}
