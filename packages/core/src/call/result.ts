import type { Page } from "../paging/page.ts";
import type { Call } from "./call.ts";

/** What a method gives back, by the mode of its client. */
export interface Outcome<T> {
  /** A promise. */
  async: Promise<T>;
  /** The plain value; the method blocks until it is there. */
  sync: T;
  /** The work itself, not begun: for `client.all`, `client.perform` and `call`. */
  call: Call<T>;
}

export type Mode = keyof Outcome<unknown>;

export type Result<M extends Mode, T> = Outcome<T>[M];

/** Performs a call in the way of a mode. */
export type Performer<M extends Mode> = <T>(call: Call<T>) => Result<M, T>;

/** What an `iterate` method gives back, by the mode of its client. Each use starts anew. */
export interface IterationOutcome<T> {
  /** For `for await`: asks for a page when the one before is used up. */
  async: AsyncIterable<T>;
  /** For `for`: asks for a page, blocking, when the one before is used up. */
  sync: Iterable<T>;
  /** The first page, which holds the call of the next. */
  call: Call<Page<T>>;
}

export type Iteration<M extends Mode, T> = IterationOutcome<T>[M];

/** Goes through pages in the way of a mode. */
export type PageIterator<M extends Mode> = <T>(first: Call<Page<T>>) => Iteration<M, T>;
