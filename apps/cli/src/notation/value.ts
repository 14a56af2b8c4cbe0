/** Parses JSON (`500`, `true`, `"500"`). Returns any other text unchanged. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
