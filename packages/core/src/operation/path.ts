import { HoneycombInputError } from "./errors/input-error.ts";

/**
 * Fills a path template. A parameter that is empty, or only dots (which URLs resolve away, so that
 * another path would be asked for), is refused.
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

/** Writes query parameters, without those that are undefined; "" where there are none. */
export function writeQuery(parameters: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
