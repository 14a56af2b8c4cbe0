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
