interface Deadline {
  /** On the clock of `performance.now()`. */
  readonly time: number;
  readonly run: () => void;
}

/** Timers without an event loop: whoever blocks asks how long it may, and runs what is due. */
export class Deadlines {
  readonly #deadlines = new Set<Deadline>();
  /** Never later than the first deadline, but earlier where that one was cancelled. */
  #next = Number.POSITIVE_INFINITY;

  /** Returns how to cancel it. */
  add(milliseconds: number, run: () => void): () => void {
    // What is not a number is due at once, as it is for setTimeout: it must not block for ever.
    const deadline = { time: performance.now() + (milliseconds || 0), run };
    this.#deadlines.add(deadline);
    this.#next = Math.min(this.#next, deadline.time);
    return () => this.#deadlines.delete(deadline);
  }

  /** How long until something may be due, in milliseconds. */
  get remaining(): number {
    return Math.max(0, this.#next - performance.now());
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
