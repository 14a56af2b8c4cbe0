import type { Fault } from "./faults.ts";
import type { SignalOptions } from "./resources/signals/state.ts";

/** What a sandbox is made with. */
export interface SandboxOptions {
  /** The API keys that it knows; another one gets 401. @default any key is taken */
  readonly apiKeys?: readonly string[] | undefined;
  /** The management keys that it knows, as `id:secret`; another one gets 401. @default any is taken */
  readonly managementKeys?: readonly `${string}:${string}`[] | undefined;
  /** How long it waits before each answer, in milliseconds. @default 0 */
  readonly latency?: number | ((request: Request) => number) | undefined;
  /** What is broken on purpose, from the start. */
  readonly faults?: readonly Fault[] | undefined;
  /** How often a query result is asked for in vain before it has its data. @default 1 */
  readonly polls?: number | undefined;
  /** Whether it starts with a day of a small shop's events. @default false */
  readonly seed?: boolean | "shop" | undefined;
  /** Signals to start with, beside those of the seed: no operation creates one. @default none */
  readonly signals?: readonly SignalOptions[] | undefined;
  /** The clock. @default the machine's */
  readonly now?: (() => Date) | undefined;
}
