import type { Effect } from "./effect.ts";

/**
 * Lets an abort reach all of a call, through every `yield*`.
 *
 * JavaScript forgets that a generator is to end as soon as one of its `finally` blocks yields: the
 * generator around it would go on as if nothing had happened. So when such a `finally` block is
 * over, there is one more effect, which asks for `return` again: now nothing is left inside, and it
 * is the generator around it that ends.
 */
export function unwinding<T>(steps: Generator<Effect, T, unknown>): Generator<Effect, T, unknown> {
  const resume = {
    next: steps.next.bind(steps),
    throw: steps.throw.bind(steps),
    return: steps.return.bind(steps),
  };
  let isEnding = false;
  const askAgain = (step: IteratorResult<Effect, T>): IteratorResult<Effect, T> => {
    if (!isEnding || !step.done) return step;
    isEnding = false;
    return { done: false, value: { type: "return" } };
  };
  return Object.assign(steps, {
    next: (outcome?: unknown) => askAgain(resume.next(outcome)),
    throw: (error: unknown) => askAgain(resume.throw(error)),
    return: (value: T) => {
      const step = resume.return(value);
      isEnding = !step.done;
      return step;
    },
  });
}
