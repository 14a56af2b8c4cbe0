import { HoneycombInputError } from "./errors/input-error.ts";

/**
 * Fills a path template.
 *
 * @throws HoneycombInputError when a parameter is missing or empty, or consists of dots only, which
 *   would lead to another path when the URL is resolved
 */
export function fillPath(
  template: string,
  parameters: Readonly<Record<string, unknown>>,
  operation: string,
): string {
  return template.replaceAll(/\{(.+?)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (typeof value !== "string" || value === "" || /^\.+$/.test(value)) {
      throw HoneycombInputError.of(
        name,
        value,
        "text that is not empty and not only dots",
        operation,
      );
    }
    try {
      return encodeURIComponent(value);
    } catch {
      throw HoneycombInputError.of(name, value, "well-formed text", operation);
    }
  });
}

/** Writes query parameters, such as `?limit=10`. Omits undefined ones. */
export function writeQuery(parameters: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
