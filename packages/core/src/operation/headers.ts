import { HoneycombInputError } from "./errors/input-error.ts";

/**
 * Validates headers and converts their names to lowercase. Omits undefined values. Errors don't
 * contain the value, since it may be a key.
 *
 * @throws HoneycombInputError when a name or a value is not allowed in HTTP
 */
export function writeHeaders(
  headers: Readonly<Record<string, unknown>>,
  operation?: string,
): Record<string, string> {
  const written: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) {
      throw HoneycombInputError.of("headers", name, "the name of a header", operation);
    }
    const text = String(value);
    // Printable ISO 8859-1 and tabs, which is what fetch accepts.
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
