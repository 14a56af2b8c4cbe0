/** Requests per window. Nobody reaches it by accident; use a fault to test rate limiting. */
const limit = 100_000;
/** Seconds. */
const window = 60;

/** Counts requests, for the rate limit headers of responses. It rejects no request. */
export class RateLimit {
  #start = 0;
  #used = 0;

  /** Counts a request. Returns the headers of its response. */
  count(now: number): Record<string, string> {
    if (now - this.#start >= window * 1000) {
      this.#start = now;
      this.#used = 0;
    }
    this.#used++;
    const remaining = Math.max(0, limit - this.#used);
    const reset = Math.ceil(window - (now - this.#start) / 1000);
    return {
      ratelimit: `limit=${limit}, remaining=${remaining}, reset=${reset}`,
      ratelimitpolicy: `${limit};w=${window}`,
    };
  }
}
