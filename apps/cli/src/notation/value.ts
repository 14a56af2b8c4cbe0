/** Reads a value as JSON where it is JSON (`500`, `true`, `"500"`), and as text where it isn't. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
