/**
 * The base of builders: an immutable, private state. The state may contain secrets, such as a
 * webhook's URL, so `util.inspect` must not print it.
 */
export abstract class Builder<State extends object> {
  #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  protected get state(): State {
    return this.#state;
  }

  /** A copy of this builder with a changed state. */
  protected with(change: Partial<State>): this {
    // The parameters of a builder's constructor only set its state, which is replaced here.
    const next = new (this.constructor as new () => this)();
    next.#state = { ...this.#state, ...change };
    return next;
  }
}
