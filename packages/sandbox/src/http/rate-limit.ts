/** A number of requests in a window of time. */
export interface RequestLimit {
  /** The number of requests. */
  readonly limit: number;
  /** The length of the window, in seconds. */
  readonly seconds: number;
}

/** Requests in a minute. Tests do not reach it by accident; use a fault to test rate limiting. */
export const generousLimit: RequestLimit = { limit: 100_000, seconds: 60 };

/** Counts requests, for a limit and the headers that describe it. */
export class RateLimit {
  readonly #limit: RequestLimit;
  #start = 0;
  #used = 0;

  constructor(limit: RequestLimit) {
    this.#limit = limit;
  }

  /**
   * Counts a request.
   *
   * @param now the time in milliseconds
   * @returns the headers of its response, and whether it is beyond the limit
   */
  count(now: number): { headers: Record<string, string>; isExceeded: boolean } {
    const { limit, seconds } = this.#limit;
    if (now - this.#start >= seconds * 1000) {
      this.#start = now;
      this.#used = 0;
    }
    this.#used++;
    const remaining = Math.max(0, limit - this.#used);
    const reset = Math.ceil(seconds - (now - this.#start) / 1000);
    const isExceeded = this.#used > limit;
    return {
      headers: {
        ratelimit: `limit=${limit}, remaining=${remaining}, reset=${reset}`,
        ratelimitpolicy: `${limit};w=${seconds}`,
        ...(isExceeded && { "retry-after": String(reset) }),
      },
      isExceeded,
    };
  }

  /** Forgets the requests so far. */
  reset(): void {
    this.#start = 0;
    this.#used = 0;
  }
}
