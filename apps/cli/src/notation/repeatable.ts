/** Returns a parser for an option that can be repeated. It collects the values in a list. */
export function repeatable<T>(parse: (text: string) => T): (text: string, list?: T[]) => T[] {
  return (text, list = []) => [...list, parse(text)];
}
