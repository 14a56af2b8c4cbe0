/** Makes an option that may be given several times a list. */
export function repeatable<T>(parse: (text: string) => T): (text: string, list?: T[]) => T[] {
  return (text, list = []) => [...list, parse(text)];
}
