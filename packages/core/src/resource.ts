import { type Call, call } from "./call/call.ts";
import { withOptions } from "./call/effect.ts";
import type { Iteration, Mode, Result, Runner } from "./call/mode.ts";
import { invoke, type OperationInput, type OperationOutput } from "./operation/invoke.ts";
import type { Operation } from "./operation/operation.ts";
import { hasRequestOptions, type RequestOptions } from "./operation/options.ts";
import type { Page } from "./paging/page.ts";

/** The base class of resources. Runs calls in the mode of the client. */
export abstract class Resource<M extends Mode> {
  readonly #runner: Runner<M>;

  constructor(runner: Runner<M>) {
    this.#runner = runner;
  }

  /** Runs a call with the options of a method. */
  protected runCall<T>(call: Call<T>, options?: RequestOptions): Result<M, T> {
    return runWith(this.#runner, call, options);
  }

  /** Runs an operation. */
  protected invoke<O extends Operation>(
    operation: O,
    input: OperationInput<O>,
    options?: RequestOptions,
  ): Result<M, OperationOutput<O>> {
    return this.runCall(invoke(operation, input as never), options);
  }

  /** Iterates over the items of pages. */
  protected iteratePages<T>(first: Call<Page<T>>, options?: RequestOptions): Iteration<M, T> {
    return this.#runner.iterate(hasRequestOptions(options) ? pagesWith(first, options) : first);
  }
}

/** Runs a call with request options. */
export function runWith<M extends Mode, T>(
  runner: Runner<M>,
  call: Call<T>,
  options: RequestOptions | undefined,
): Result<M, T> {
  return runner.run(hasRequestOptions(options) ? withOptions(call, options) : call);
}

function pagesWith<T>(page: Call<Page<T>>, options: RequestOptions): Call<Page<T>> {
  return call(function* () {
    const { items, next } = yield* withOptions(page, options);
    return { items, next: next && pagesWith(next, options) };
  });
}
