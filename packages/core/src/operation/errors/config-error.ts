import { HoneycombError } from "./honeycomb-error.ts";

/**
 * Thrown when an option is missing, out of range, or contradicts another one, when the client has no
 * key that the operation accepts, and when the client is closed. Nothing was sent.
 */
export class HoneycombConfigError extends HoneycombError {
  override name = "HoneycombConfigError";
}
