import type { Page } from "../paging/page.ts";
import type { Call } from "./call.ts";

/** What a method returns, by the mode of its client. */
export interface ResultByMode<T> {
  /** A promise. */
  async: Promise<T>;
  /** The plain value. The method blocks until it is available. */
  sync: T;
  /** A description of the work, for `client.all`, `client.perform` and `call`. */
  call: Call<T>;
}

/** The mode of a client: `async` returns promises, `sync` blocks, `call` describes work. */
export type Mode = keyof ResultByMode<unknown>;

/** What a method returns in a mode. */
export type Result<M extends Mode, T> = ResultByMode<T>[M];

/** What an `iterate` method returns, by the mode of its client. */
export interface IterationByMode<T> {
  /** For `for await`. Requests a page when the items of the previous one are used up. */
  async: AsyncIterable<T>;
  /** For `for`. Requests a page, blocking, when the items of the previous one are used up. */
  sync: Iterable<T>;
  /** The first page, which holds the call for the next one. */
  call: Call<Page<T>>;
}

/** What an `iterate` method returns in a mode. */
export type Iteration<M extends Mode, T> = IterationByMode<T>[M];

/** Runs calls in one mode. */
export interface Runner<M extends Mode> {
  /** Runs a call. */
  run<T>(call: Call<T>): Result<M, T>;
  /** Iterates over the items of pages. */
  iterate<T>(first: Call<Page<T>>): Iteration<M, T>;
}
