/**
 * What builders have in common: a state that no step changes, and that nobody else sees. It may hold
 * secrets, such as a webhook's URL, so that it is kept out of what `util.inspect` shows.
 */
export abstract class Builder<State extends object> {
  #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  protected get state(): State {
    return this.#state;
  }

  /** A builder of the same class with another state. */
  protected with(change: Partial<State>): this {
    // Its constructor's parameters are what a builder begins with, which the state replaces.
    const next = new (this.constructor as new () => this)();
    next.#state = { ...this.#state, ...change };
    return next;
  }
}
