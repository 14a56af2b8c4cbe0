/** What every error of this client extends. */
export class HoneycombError extends Error {
  override name = "HoneycombError";
}
