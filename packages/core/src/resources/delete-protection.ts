import { type Call, call } from "../call/call.ts";
import { HoneycombConflictError } from "../operation/errors/api-error.ts";
import { HoneycombError } from "../operation/errors/honeycomb-error.ts";
import type { RequestOptions } from "../operation/options.ts";

/** Options of methods that delete what may be protected. */
export interface DeleteOptions extends RequestOptions {
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
    let state: "lifting" | "lifted" | "settled" = "lifting";
    let failure: unknown;
    const putBack = call(function* () {
      try {
        yield* protect(true);
      } catch (error) {
        state = "settled";
        throw new HoneycombError(
          `The ${name} was not deleted, and its protection, which was lifted, could not be put back`,
          { cause: new AggregateError(failure === undefined ? [error] : [failure, error]) },
        );
      }
      state = "settled";
    });
    try {
      yield* protect(false);
      state = "lifted";
      yield* remove;
      state = "settled";
    } catch (error) {
      failure = error;
      if (state === "lifted") yield* putBack;
      state = "settled";
      throw error;
    } finally {
      // The call is aborted, perhaps while it lifted the protection or put it back.
      if (state !== "settled") yield* putBack;
    }
  });
}

function explain(error: HoneycombConflictError, name: string): HoneycombConflictError {
  return new HoneycombConflictError(
    `${error.message} (the ${name} is protected from being deleted by settings.delete_protected; liftProtection: true lifts that first)`,
    { ...error, retryAfter: undefined },
  );
}
