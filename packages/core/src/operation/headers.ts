import { HoneycombInputError } from "./errors/input-error.ts";

/**
 * Headers in lower case, without those that are undefined. Refused before anything is sent: a name
 * or a value that can't be a header, such as one with a line break. A refused value is not shown,
 * since it may be a key.
 */
export function writeHeaders(
  headers: Readonly<Record<string, unknown>>,
  operation?: string,
): Record<string, string> {
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      throw HoneycombInputError.of("headers", name, "a header's name", operation);
    }
    const text = String(value);
    // Printable ISO 8859-1 and tabs, as fetch takes it.
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) {
      throw new HoneycombInputError(
        [
          {
            path: `headers.${name}`,
            message: "expected text without line breaks and control characters",
          },
        ],
        operation,
      );
    }
    written[name.toLowerCase()] = text;
  }
  return written;
}
