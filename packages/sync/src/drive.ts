import {
  type AllEffect,
  type ApiRequest,
  type Call,
  type Effect,
  HoneycombAbortError,
  HoneycombInputError,
  type HttpRequest,
  type Memory,
} from "@honeycomb/core";

/** What became of an effect or a call. */
export type Settled = { readonly value: unknown } | { readonly error: unknown };

/** What a call is performed with. What begins something returns how to cancel it. */
export interface Transport {
  readonly prepare: (request: ApiRequest) => HttpRequest;
  readonly send: (request: HttpRequest, settle: (settled: Settled) => void) => () => void;
  readonly sleep: (milliseconds: number, wake: () => void) => () => void;
  /** Blocks until something that was begun may have settled. */
  readonly wait: () => void;
  /** What the client remembers. */
  readonly memory: Memory;
}

/**
 * Performs a call, blocking. When the signal is aborted, the call's `finally` blocks run, with what
 * they have to send, before the error is thrown.
 */
export function drive<T>(call: Call<T>, transport: Transport, signal: AbortSignal): T {
  if (signal.aborted) throw toAbortError(signal.reason);
  let ended: Settled | undefined;
  const task = new Task(call, transport, (settled) => {
    ended = settled;
  });
  while (ended === undefined) {
    if (signal.aborted) task.abort(signal.reason);
    const next = ready.shift();
    if (next) next.resume(next.settled);
    else transport.wait();
  }
  if ("error" in ended) throw ended.error;
  return ended.value as T;
}

/**
 * What waits for its turn: one after the other, so that nothing nests however much is ready. A call
 * that is made within a call, by a hook for example, goes on with both, since it may wait for what
 * the other one has begun.
 */
const ready: { readonly resume: (settled: Settled) => void; readonly settled: Settled }[] = [];

/** A call under way. */
class Task {
  readonly #call: Call<unknown>;
  readonly #transport: Transport;
  readonly #end: (settled: Settled) => void;
  #steps: Generator<Effect, unknown, unknown> | undefined;
  /** Cancels the effect that is under way. */
  #interrupt: ((reason: unknown) => void) | undefined;
  #abortion: { readonly reason: unknown } | undefined;
  /** Set as soon as the steps know of the abortion. What their `finally` blocks do is not aborted. */
  #abortError: HoneycombAbortError | undefined;

  constructor(call: Call<unknown>, transport: Transport, end: (settled: Settled) => void) {
    this.#call = call;
    this.#transport = transport;
    this.#end = end;
    ready.push({ resume: this.#start, settled: { value: undefined } });
  }

  abort(reason: unknown): void {
    if (this.#abortion !== undefined) return;
    this.#abortion = { reason };
    this.#interrupt?.(reason);
  }

  readonly #start = (settled: Settled): void => {
    if (this.#abortion === undefined) this.#resume(settled);
    else ready.push({ resume: this.#end, settled: { error: toAbortError(this.#abortion.reason) } });
  };

  readonly #resume = (settled: Settled): void => {
    this.#interrupt = undefined;
    let step: IteratorResult<Effect, unknown>;
    try {
      this.#steps ??= this.#call[Symbol.iterator]();
      if ("value" in settled) {
        step = this.#steps.next(settled.value);
      } else if (this.#abortion !== undefined && this.#abortError === undefined) {
        const { error } = settled;
        this.#abortError =
          error instanceof HoneycombAbortError ? error : toAbortError(this.#abortion.reason);
        step = this.#steps.return(undefined);
      } else {
        step = this.#steps.throw(settled.error);
      }
      while (!step.done && step.value.type === "return") step = this.#steps.return(undefined);
      while (!step.done && step.value.type === "return") step = this.#steps.return(undefined);
    } catch (error) {
      ready.push({ resume: this.#end, settled: { error } });
      return;
    }
    const error = this.#abortError;
    if (!step.done) this.#begin(step.value);
    else ready.push({ resume: this.#end, settled: error ? { error } : { value: step.value } });
  };

  #begin(effect: Effect): void {
    let isSettled = false;
    const settle = (settled: Settled) => {
      if (isSettled) return;
      isSettled = true;
      ready.push({ resume: this.#resume, settled });
    };
    if (this.#abortion !== undefined && this.#abortError === undefined) {
      settle({ error: toAbortError(this.#abortion.reason) });
      return;
    }
    try {
      this.#interrupt = this.#perform(effect, settle);
    } catch (error) {
      settle({ error });
    }
  }

  #perform(effect: Effect, settle: (settled: Settled) => void): (reason: unknown) => void {
    const transport = this.#transport;
    switch (effect.type) {
      case "http": {
        const request = transport.prepare(effect.request);
        const { operation } = request;
        const cancel = transport.send(request, settle);
        return (cause) => {
          cancel();
          settle({
            error: new HoneycombAbortError(`${operation} was aborted`, { operation, cause }),
          });
        };
      }
      case "sleep": {
        const wake = () => settle({ value: undefined });
        const cancel = transport.sleep(effect.milliseconds, wake);
        return (reason) => {
          cancel();
          settle({ error: toAbortError(reason) });
        };
      }
      case "all":
        return this.#performAll(effect, settle);
      case "memory":
        settle({ value: transport.memory });
        return () => {};
      case "await":
        throw HoneycombInputError.of("promise", effect.promise, awaitable);
      default:
        // Better than to block for ever, where types were not heeded.
        throw HoneycombInputError.of("yield", effect, "`yield*` and a call");
    }
  }

  #performAll(
    { calls, concurrency }: AllEffect,
    settle: (settled: Settled) => void,
  ): (reason: unknown) => void {
    const values: unknown[] = new Array(calls.length);
    const queue = calls.entries();
    const running = new Set<Task>();
    let failure: { readonly error: unknown } | undefined;
    let abortion: { readonly reason: unknown } | undefined;
    const abort = (reason: unknown) => {
      abortion ??= { reason };
      for (const task of running) task.abort(reason);
    };
    const startNext = () => {
      const next = failure ? undefined : queue.next();
      if (next === undefined || next.done) {
        if (running.size === 0) settle(failure ?? { value: values });
        return;
      }
      if (abortion) {
        failure = { error: toAbortError(abortion.reason) };
        startNext();
        return;
      }
      const [index, call] = next.value;
      const task = new Task(call, this.#transport, (settled) => {
        running.delete(task);
        if ("value" in settled) {
          values[index] = settled.value;
        } else if (failure === undefined) {
          failure = settled;
          abort(settled.error);
        }
        startNext();
      });
      running.add(task);
    };
    const width = Math.min(Math.floor(concurrency), calls.length);
    for (let started = 0; started < width; started++) startNext();
    if (width === 0) settle({ value: values });
    return abort;
  }
}

const awaitable = "a plain value, since a client that blocks can't wait for promises";

function toAbortError(reason: unknown): HoneycombAbortError {
  return reason instanceof HoneycombAbortError
    ? reason
    : new HoneycombAbortError("The call was aborted", { cause: reason });
}
