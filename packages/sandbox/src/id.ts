const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** A new id as Honeycomb makes them: 11 characters that can't be mistaken for each other. */
export function createId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(11));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}
