const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** A new id as Honeycomb makes them: 11 characters that can't be mistaken for each other. */
export function createId(): string {
  return createText(11);
}

/** Letters and digits that nobody can guess. */
export function createText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}

const digits = "0123456789abcdefghjkmnpqrstvwxyz";
let last = 0n;

/**
 * A new id of the kind that tells what it is for, such as `hcxik_01j1824es7n4evcmv81cn392jb`: after
 * the prefix a ULID, so that ids are in the order in which they were made.
 */
export function createOrderedId(prefix: string): string {
  const random = crypto.getRandomValues(new BigUint64Array(1))[0] as bigint;
  const next = (BigInt(Date.now()) << 80n) | random;
  last = next > last ? next : last + 1n;
  const places = Array.from({ length: 26 }, (_, index) => BigInt(125 - 5 * index));
  return `${prefix}_${places.map((place) => digits[Number((last >> place) & 31n)]).join("")}`;
}
