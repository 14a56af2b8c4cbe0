/** The state of a rate limit, from the header `RateLimit: limit=100, remaining=50, reset=60`. */
export interface RateLimit {
  /** The number of requests that are allowed in a window of time. */
  readonly limit: number;
  /** The number of requests that are left in the current window. */
  readonly remaining: number;
  /** Seconds until the next window starts. */
  readonly reset: number;
}

type Headers = Readonly<Record<string, string>>;

/** Reads the `RateLimit` header. Returns undefined when it is missing or malformed. */
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
 * Reads the delay that a response requests: its `Retry-After` header (seconds or a date), or the
 * `reset` of its `RateLimit` header when no requests are left.
 *
 * @returns milliseconds, or undefined when the response requests no delay
 */
export function readRetryAfter(
  { status, headers }: { readonly status: number; readonly headers: Headers },
  now = Date.now(),
): number | undefined {
  const header = headers["retry-after"]?.trim();
  if (header !== undefined && /^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
  // HTTP dates start with the name of a day. Date.parse also accepts other text, such as "-1".
  const date = /^[A-Z][a-z]{2}/.test(header ?? "") ? Date.parse(header as string) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - now);
  const rateLimit = readRateLimit(headers);
  if (rateLimit === undefined) return undefined;
  return status === 429 || rateLimit.remaining === 0 ? rateLimit.reset * 1000 : undefined;
}
