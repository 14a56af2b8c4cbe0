/** How many requests are left, from the header `RateLimit: limit=100, remaining=50, reset=60`. */
export interface RateLimit {
  /** Requests allowed in the window. */
  readonly limit: number;
  /** Requests left in it. */
  readonly remaining: number;
  /** Seconds until it starts anew. */
  readonly reset: number;
}

type Headers = Readonly<Record<string, string>>;

/** Reads the `RateLimit` header; undefined where it is missing or malformed. */
export function readRateLimit(headers: Headers): RateLimit | undefined {
  const header = headers.ratelimit;
  if (header === undefined) return undefined;
  const number = (name: string) =>
    Number(new RegExp(`(?:^|[,;\\s])${name}=(\\d+)`, "i").exec(header)?.[1] ?? Number.NaN);
  const rateLimit = {
    limit: number("limit"),
    remaining: number("remaining"),
    reset: number("reset"),
  };
  return Object.values(rateLimit).some(Number.isNaN) ? undefined : rateLimit;
}

/**
 * How long an answer asks to wait: its `Retry-After` (seconds, or a date), else the `reset` of its
 * `RateLimit`, where no requests are left.
 *
 * @returns milliseconds, or undefined where the answer doesn't say
 */
export function readRetryAfter(
  { status, headers }: { readonly status: number; readonly headers: Headers },
  now = Date.now(),
): number | undefined {
  const header = headers["retry-after"]?.trim();
  if (header !== undefined && /^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
  // A date starts with its day's name; what else Date.parse takes for one, such as "-1", is none.
  const date = /^[A-Z][a-z]{2}/.test(header ?? "") ? Date.parse(header as string) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const rateLimit = readRateLimit(headers);
  if (rateLimit === undefined) return undefined;
  return status === 429 || rateLimit.remaining === 0 ? rateLimit.reset * 1000 : undefined;
}
