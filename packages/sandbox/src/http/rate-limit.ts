/** Requests in a window. So many that nobody reaches it by accident: what is to be refused is a fault's matter. */
const limit = 100_000;
/** Seconds. */
const window = 60;

/** Counts requests for the headers that tell how many are left. It refuses none. */
export class RateLimit {
  #start = 0;
  #used = 0;

  /** Counts one request, and returns the headers of its answer. */
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
