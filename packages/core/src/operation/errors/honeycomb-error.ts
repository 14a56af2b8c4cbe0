/** The base class of all errors of this library. */
export class HoneycombError extends Error {
  /** The name of the error's class. */
  override name = "HoneycombError";
}
