interface Deadline {
  /** On the clock of `performance.now()`. */
  readonly time: number;
  readonly run: () => void;
}

/**
 * Timers without an event loop. The caller blocks for the `remaining` time, and then calls
 * `runDue`.
 */
export class Deadlines {
  readonly #deadlines = new Set<Deadline>();
  /** Never later than the first deadline, but earlier when that one was cancelled. */
  #next = Number.POSITIVE_INFINITY;

  /** Adds a timer. Returns a function that cancels it. */
  add(milliseconds: number, run: () => void): () => void {
    const deadline = { time: performance.now() + milliseconds, run };
    this.#deadlines.add(deadline);
    this.#next = Math.min(this.#next, deadline.time);
    return () => this.#deadlines.delete(deadline);
  }

  /** Milliseconds until a timer may be due, or undefined when there is none. */
  get remaining(): number | undefined {
    return this.#deadlines.size === 0 ? undefined : Math.max(0, this.#next - performance.now());
  }

  runDue(): void {
    const now = performance.now();
    this.#next = Number.POSITIVE_INFINITY;
    for (const deadline of this.#deadlines) {
      if (deadline.time > now) {
        this.#next = Math.min(this.#next, deadline.time);
      } else {
        this.#deadlines.delete(deadline);
        deadline.run();
      }
    }
  }
}
