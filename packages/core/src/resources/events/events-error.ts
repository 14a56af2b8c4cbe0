import { HoneycombError } from "../../operation/errors/honeycomb-error.ts";
import type { EventResult } from "./result.ts";

/** What was to give the events threw. `cause` is what it threw; the events before it were sent. */
export class HoneycombEventsError extends HoneycombError {
  override name = "HoneycombEventsError";
  /** What became of the events before, in their order; empty where `onResult` was told instead. */
  readonly results: readonly EventResult[];

  constructor(
    message: string,
    options: ErrorOptions & { readonly results: readonly EventResult[] },
  ) {
    super(message, options);
    this.results = options.results;
  }
}
