import { HoneycombError } from "../../operation/errors/honeycomb-error.ts";
import type { EventResult } from "./result.ts";

/** The source of the events threw an error, which is the `cause`. The events before it were sent. */
export class HoneycombEventsError extends HoneycombError {
  override name = "HoneycombEventsError";
  /** The results of the events before it, in order. Empty when `onResult` was called for each. */
  readonly results: readonly EventResult[];

  constructor(
    message: string,
    options: ErrorOptions & { readonly results: readonly EventResult[] },
  ) {
    super(message, options);
    this.results = options.results;
  }
}
