import type { Fault } from "./faults.ts";
import type { RequestLimit } from "./http/rate-limit.ts";
import type { SignalOptions } from "./resources/signals/state.ts";

/** Options of a sandbox. */
export interface SandboxOptions {
  /** The API keys to accept. Requests with other keys get a 401. @default any key is accepted */
  readonly apiKeys?: readonly string[] | undefined;
  /**
   * The management keys to accept, as `id:secret`. Other keys get a 401.
   *
   * @default any key is accepted
   */
  readonly managementKeys?: readonly `${string}:${string}`[] | undefined;
  /** The delay before each response, in milliseconds. @default 0 */
  readonly latency?: number | ((request: Request) => number) | undefined;
  /** Faults to start with. @default none */
  readonly faults?: readonly Fault[] | undefined;
  /**
   * How many queries can be started in a time. Honeycomb allows 10 in 60 seconds. Requests beyond it
   * get a 429.
   *
   * @default any number
   */
  readonly queryLimit?: RequestLimit | undefined;
  /** How many polls find a query result or a service map unfinished. @default 1 */
  readonly polls?: number | undefined;
  /**
   * Whether to start with sample data: the events of a small online shop over one day.
   *
   * @default false
   */
  readonly seed?: boolean | "shop" | undefined;
  /** Signals to add to those of the sample data. The API can't create signals. @default none */
  readonly signals?: readonly SignalOptions[] | undefined;
  /** Returns the current time. @default the system's clock */
  readonly now?: (() => Date) | undefined;
}
