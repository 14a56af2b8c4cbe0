const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Creates an id like Honeycomb's: 11 characters that are easy to tell apart. */
export function createId(): string {
  return createText(11);
}

/** Creates random letters and digits. */
export function createText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join("");
}

const digits = "0123456789abcdefghjkmnpqrstvwxyz";
let last = 0n;

/**
 * Creates an id with a prefix, such as `hcxik_01j1824es7n4evcmv81cn392jb`. The rest is a ULID, so ids
 * sort in order of creation.
 */
export function createOrderedId(prefix: string): string {
  const random = crypto.getRandomValues(new BigUint64Array(1))[0] as bigint;
  const next = (BigInt(Date.now()) << 80n) | random;
  last = next > last ? next : last + 1n;
  const places = Array.from({ length: 26 }, (_, index) => BigInt(125 - 5 * index));
  return `${prefix}_${places.map((place) => digits[Number((last >> place) & 31n)]).join("")}`;
}
