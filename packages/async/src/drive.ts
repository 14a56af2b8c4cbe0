import type { ApiRequest, HttpResponse, Memory } from "@honeycomb/core";
import {
  type Call,
  type Effect,
  HoneycombAbortError,
  HoneycombInputError,
  type HttpRequest,
} from "@honeycomb/core";

/** What a call is performed with. */
export interface Transport {
  readonly prepare: (request: ApiRequest) => HttpRequest;
  readonly send: (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>;
  /** What the client remembers. */
  readonly memory: Memory;
}

/**
 * Performs a call. When the signal is aborted, the call's `finally` blocks run, with what they have
 * to send, before the error is thrown.
 */
export async function drive<T>(
  call: Call<T>,
  transport: Transport,
  signal: AbortSignal,
): Promise<T> {
  const steps = call[Symbol.iterator]();
  let aborted: HoneycombAbortError | undefined;
  if (signal.aborted) throw toAbortError(signal);
  let step = steps.next();
  while (!step.done) {
    if (step.value.type === "return") {
      step = steps.return(undefined as never);
      continue;
    }
    let outcome: unknown;
    try {
      outcome = await perform(step.value, transport, aborted ? undefined : signal);
    } catch (error) {
      if (signal.aborted && !aborted) {
        aborted = error instanceof HoneycombAbortError ? error : toAbortError(signal);
        step = steps.return(undefined as never);
      } else {
        step = steps.throw(error);
      }
      continue;
    }
    step = steps.next(outcome);
  }
  if (aborted) throw aborted;
  return step.value;
}

function perform(effect: Effect, transport: Transport, signal: AbortSignal | undefined): unknown {
  switch (effect.type) {
    case "http":
      return transport.send(transport.prepare(effect.request), signal);
    case "sleep":
      return wait(effect.milliseconds, signal);
    case "await":
      return awaitUnlessAborted(effect.promise, signal);
    case "memory":
      return transport.memory;
    case "all":
      return performAll(effect.calls, effect.concurrency, transport, signal);
    default:
      // Better than to go on with nothing, where types were not heeded.
      throw HoneycombInputError.of("yield", effect, "`yield*` and a call");
  }
}

async function performAll(
  calls: readonly Call<unknown>[],
  concurrency: number,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<unknown[]> {
  const group = new AbortController();
  const groupSignal = signal ? AbortSignal.any([signal, group.signal]) : group.signal;
  const values: unknown[] = new Array(calls.length);
  const queue = calls.entries();
  let failure: { readonly error: unknown } | undefined;
  const work = async () => {
    for (const [index, call] of queue) {
      if (failure) return;
      try {
        values[index] = await drive(call, transport, groupSignal);
      } catch (error) {
        failure ??= { error };
        group.abort(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, calls.length) }, work));
  if (failure) throw failure.error;
  return values;
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(toAbortError(signal as AbortSignal));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", end);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
  });
}

/** Leaves a promise to itself when the signal is aborted: nothing can stop it. */
function awaitUnlessAborted(promise: PromiseLike<unknown>, signal: AbortSignal | undefined) {
  return new Promise((resolve, reject) => {
    const end = () => reject(toAbortError(signal as AbortSignal));
    signal?.addEventListener("abort", end, { once: true });
    if (signal?.aborted) end();
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => signal?.removeEventListener("abort", end));
  });
}

function toAbortError(signal: AbortSignal): HoneycombAbortError {
  return signal.reason instanceof HoneycombAbortError
    ? signal.reason
    : new HoneycombAbortError("The call was aborted", { cause: signal.reason });
}
