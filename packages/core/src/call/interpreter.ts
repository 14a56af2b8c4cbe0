import type { Configuration } from "../operation/configuration.ts";
import { HoneycombInputError } from "../operation/errors/input-error.ts";
import { HoneycombAbortError } from "../operation/errors/transport-errors.ts";
import { type Call, isCall } from "./call.ts";
import type { AllEffect, Effect } from "./effect.ts";
import type { Host, Outcome, Settle } from "./host.ts";

/** How to run a call. */
export interface Run<T> {
  /** The call to run. */
  readonly call: Call<T>;
  /** The options of the client that runs it. */
  readonly configuration: Configuration;
  /** Each of them aborts the run. */
  readonly signals: readonly AbortSignal[];
  /** Called exactly once, possibly before `start` returns. */
  readonly settle: Settle<T>;
}

/**
 * The number of tasks on JavaScript's stack. It can exceed 1, since a call may block on a run of
 * its own.
 */
let active = 0;

/** A suspended task that a call has settled. */
interface Ready {
  readonly resume: () => void;
  /**
   * The number of active tasks at that time. The task resumes when there are fewer: the call has
   * yielded.
   */
  readonly active: number;
}

const ready: Ready[] = [];

function resumeReady(): void {
  for (;;) {
    const index = ready.findIndex((each) => each.active > active);
    if (index === -1) return;
    const [next] = ready.splice(index, 1);
    next?.resume();
  }
}

/** A generator on the stack. */
interface Frame {
  readonly steps: Generator<Effect, unknown, unknown>;
  /** Whether `return()` was called on it. When it has returned, the frame below returns, too. */
  isReturning: boolean;
}

/** One run of a call on a host. `all` and `options` start a task for each call in them. */
export class Task<T = unknown> {
  readonly #host: Host;
  readonly #run: Run<T>;
  /** From the outermost call to the innermost. */
  readonly #frames: Frame[] = [];
  /**
   * Interrupts the effect in progress. It then settles, immediately or when its own tasks have
   * ended.
   */
  #interrupt: ((reason: unknown) => void) | undefined;
  /** Set from the abort until the generators know of it. */
  #abortRequest: { readonly reason: unknown } | undefined;
  /** Set from then on: the task is cleaning up, and can't be aborted again. */
  #abortError: unknown;
  #isCleaningUp = false;

  constructor(host: Host, run: Run<T>) {
    this.#host = host;
    this.#run = run;
  }

  /** Runs the call until it waits for an effect, or to its end. */
  start(): void {
    const aborted = this.#run.signals.find((signal) => signal.aborted);
    if (aborted !== undefined) {
      this.#run.settle({ error: toAbortError(aborted.reason) });
      return;
    }
    for (const signal of this.#run.signals) signal.addEventListener("abort", this.#onAbort);
    this.#resume(this.#push(this.#run.call));
  }

  /** Aborts the run. It settles after `finally` blocks have run. Does nothing when it has ended. */
  abort(reason: unknown): void {
    if (this.#abortRequest !== undefined || this.#isCleaningUp) return;
    this.#abortRequest = { reason };
    this.#interrupt?.(reason);
  }

  readonly #onAbort = (event: Event): void => {
    this.abort((event.target as AbortSignal).reason);
  };

  /**
   * Resumes the call with the outcome of an effect. Returns when an effect is pending or the call
   * has ended.
   */
  #resume(outcome: Outcome<unknown>): void {
    active++;
    let next: Outcome<unknown> | undefined = outcome;
    while (next !== undefined) {
      const effect = this.#step(next);
      next = effect && this.#startEffect(effect);
    }
    active--;
    if (ready.length > 0) resumeReady();
  }

  /** Puts a call on the stack. Returns what to resume it with. */
  #push(call: Call<unknown>): Outcome<unknown> {
    try {
      this.#frames.push({ steps: call.steps(), isReturning: false });
      return started;
    } catch (error) {
      // The call's function is not a generator function, and threw.
      return { error };
    }
  }

  /** Steps the generators to their next effect; undefined when the outermost has ended. */
  #step(outcome: Outcome<unknown>): Exclude<Effect, Call<unknown>> | undefined {
    let input = outcome;
    let isReturning = "error" in input && this.#takeAbort(input.error);
    for (;;) {
      const frame = this.#frames.at(-1);
      if (frame === undefined) return this.#end(input);
      let result: IteratorResult<Effect, unknown>;
      try {
        if (isReturning) {
          frame.isReturning = true;
          result = frame.steps.return(undefined);
        } else {
          result =
            "error" in input ? frame.steps.throw(input.error) : frame.steps.next(input.value);
        }
      } catch (error) {
        this.#frames.pop();
        input = { error };
        isReturning = false;
        continue;
      }
      if (result.done) {
        this.#frames.pop();
        input = { value: result.value };
        isReturning = frame.isReturning;
        continue;
      }
      isReturning = this.#takeAbort(undefined);
      if (isReturning) continue;
      const effect = result.value;
      if (isCall(effect)) input = this.#push(effect);
      // Without an error, code that yields something else (only possible without types) would wait
      // forever.
      else if (effect instanceof Object) return effect;
      else input = { error: notAnEffect(effect) };
    }
  }

  /**
   * Whether there is an abort that the generators don't know of yet.
   *
   * @param error what the interrupted effect settled with; it may be more specific than the abort
   */
  #takeAbort(error: unknown): boolean {
    if (this.#abortRequest === undefined) return false;
    this.#abortError = error ?? toAbortError(this.#abortRequest.reason);
    this.#abortRequest = undefined;
    this.#isCleaningUp = true;
    return true;
  }

  #end(outcome: Outcome<unknown>): undefined {
    for (const signal of this.#run.signals) signal.removeEventListener("abort", this.#onAbort);
    const isAborted = this.#isCleaningUp && "value" in outcome;
    const result = isAborted ? { error: this.#abortError } : outcome;
    // No error leaves a run with a key, whoever created it.
    if ("error" in result)
      this.#run.settle({ error: this.#run.configuration.withoutKeys(result.error) });
    else this.#run.settle(result as Outcome<T>);
  }

  /** Starts an effect. Returns its outcome if it settles immediately. */
  #startEffect(effect: Exclude<Effect, Call<unknown>>): Outcome<unknown> | undefined {
    if (effect.type === "configuration") return { value: this.#run.configuration };
    let state: "starting" | "running" | "settled" = "starting";
    let immediate: Outcome<unknown> | undefined;
    const settle: Settle<unknown> = (outcome) => {
      if (state === "settled") return;
      this.#interrupt = undefined;
      if (state === "starting") immediate = outcome;
      const isRunning = state === "running";
      state = "settled";
      if (isRunning) this.#resume(outcome);
    };
    try {
      const interrupt = this.#start(effect, settle);
      if (immediate !== undefined) return immediate;
      state = "running";
      this.#interrupt = interrupt;
    } catch (error) {
      state = "settled";
      return { error };
    }
    // The abort arrived while the effect was starting.
    if (this.#abortRequest !== undefined) this.#interrupt?.(this.#abortRequest.reason);
    return undefined;
  }

  #start(
    effect: Exclude<Effect, Call<unknown>>,
    settle: Settle<unknown>,
  ): (reason: unknown) => void {
    switch (effect.type) {
      case "send": {
        const { operation } = effect.request;
        const cancel = this.#host.send(effect.request, settle);
        return (cause) => {
          cancel();
          const message = `${operation} was aborted`;
          settle({ error: new HoneycombAbortError(message, { operation, cause }) });
        };
      }
      case "sleep":
        return cancelling(this.#host.sleep(effect.milliseconds, settle), settle);
      case "suspend": {
        const settleLater: Settle<unknown> = (outcome) => {
          if (active === 0) settle(outcome);
          else ready.push({ resume: () => settle(outcome), active });
        };
        return cancelling(effect.start(settleLater), settle);
      }
      case "wait":
        if (this.#host.wait === undefined) {
          throw HoneycombInputError.of("promise", effect.promise, noPromises);
        }
        return cancelling(this.#host.wait(effect.promise, settle), settle);
      case "options": {
        const { call, options } = effect;
        const task = new Task(this.#host, {
          call,
          configuration: this.#run.configuration.extend(options),
          signals: options.signal ? [options.signal] : [],
          settle,
        });
        task.start();
        return (reason) => task.abort(reason);
      }
      case "all":
        return this.#startAll(effect, settle);
      default:
        throw notAnEffect(effect);
    }
  }

  #startAll(
    { calls, concurrency }: AllEffect,
    settle: Settle<unknown[]>,
  ): (reason: unknown) => void {
    const values: unknown[] = new Array(calls.length);
    const running = new Set<Task>();
    let failure: { readonly error: unknown } | undefined;
    let started = 0;
    let isStarting = false;
    const abort = (reason: unknown) => {
      if (failure === undefined && started < calls.length)
        failure = { error: toAbortError(reason) };
      for (const task of [...running]) task.abort(reason);
      if (failure !== undefined) settleWhenDone();
    };
    const settleWhenDone = () => {
      const isDone = failure !== undefined || started === calls.length;
      if (isDone && running.size === 0) settle(failure ?? { value: values });
    };
    const startMore = () => {
      // A call that settles immediately gets here from within the loop below, which then continues.
      if (isStarting) return;
      isStarting = true;
      while (failure === undefined && started < calls.length && running.size < concurrency) {
        const index = started++;
        const task: Task = new Task(this.#host, {
          call: calls[index] as Call<unknown>,
          configuration: this.#run.configuration,
          signals: [],
          settle: (outcome) => {
            running.delete(task);
            if ("value" in outcome) {
              values[index] = outcome.value;
            } else if (failure === undefined) {
              failure = outcome;
              abort(outcome.error);
            } else if (isAbort(failure.error) && !isAbort(outcome.error)) {
              // An error from a `finally` block is more useful than the abort.
              failure = outcome;
            }
            startMore();
          },
        });
        running.add(task);
        task.start();
      }
      isStarting = false;
      settleWhenDone();
    };
    startMore();
    return abort;
  }
}

const started: Outcome<undefined> = { value: undefined };

function notAnEffect(value: unknown): HoneycombInputError {
  return HoneycombInputError.of("yield", value, "`yield*` and a call");
}

const noPromises = "a plain value, since the sync client can't wait for promises";

/** Interrupts an effect by its cancel function. */
function cancelling(cancel: () => void, settle: Settle<never>): (reason: unknown) => void {
  return (reason) => {
    cancel();
    settle({ error: toAbortError(reason) });
  };
}

function isAbort(error: unknown): boolean {
  return error instanceof HoneycombAbortError;
}

/** Creates a new error for each call, so that its stack trace leads to that call. */
function toAbortError(reason: unknown): HoneycombAbortError {
  const message = reason instanceof HoneycombAbortError ? reason.message : "The call was aborted";
  return new HoneycombAbortError(message, { cause: reason });
}
