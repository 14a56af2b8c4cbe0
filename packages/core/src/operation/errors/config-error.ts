import { HoneycombError } from "./honeycomb-error.ts";

/** The client's options don't fit together, or lack what an operation needs. Nothing was sent. */
export class HoneycombConfigError extends HoneycombError {
  override name = "HoneycombConfigError";
}
