import { type Call, call } from "../call/call.ts";
import { HoneycombConflictError } from "../operation/errors/api-error.ts";
import { HoneycombError } from "../operation/errors/honeycomb-error.ts";

export interface DeleteOptions {
  /**
   * Deletes also what is protected from being deleted: lifts the protection first, and puts it back
   * where deleting fails all the same. @default false
   */
  readonly liftProtection?: boolean | undefined;
}

/**
 * Deletes something that may be protected.
 *
 * @param name what it is, for the error: `dataset "api"`
 * @param protect sets or lifts its protection
 */
export function deleteProtected(
  name: string,
  remove: Call<unknown>,
  protect: (delete_protected: boolean) => Call<unknown>,
  { liftProtection = false }: DeleteOptions = {},
): Call<void> {
  return call(function* () {
    try {
      yield* remove;
      return;
    } catch (error) {
      if (!(error instanceof HoneycombConflictError)) throw error;
      if (!liftProtection) throw explain(error, name);
    }
    yield* protect(false);
    let removed = false;
    let failure: unknown;
    try {
      yield* remove;
      removed = true;
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      // Here, since this runs also when the call is aborted.
      if (!removed) yield* putBack(name, protect(true), failure);
    }
  });
}

function putBack(name: string, protect: Call<unknown>, failure: unknown): Call<void> {
  return call(function* () {
    try {
      yield* protect;
    } catch (error) {
      throw new HoneycombError(
        `The ${name} was not deleted, and its protection, which was lifted, could not be put back`,
        { cause: new AggregateError([failure, error]) },
      );
    }
  });
}

function explain(error: HoneycombConflictError, name: string): HoneycombConflictError {
  return new HoneycombConflictError(
    `${error.message} (the ${name} is protected from being deleted by settings.delete_protected; liftProtection: true lifts that first)`,
    { ...error, retryAfter: undefined },
  );
}
