import { type Call, call } from "../call/call.ts";
import { HoneycombConflictError } from "../operation/errors/api-error.ts";
import { HoneycombError } from "../operation/errors/honeycomb-error.ts";
import type { RequestOptions } from "../operation/options.ts";

/** Options of methods that delete resources that can be protected from deletion. */
export interface DeleteOptions extends RequestOptions {
  /**
   * Whether to delete the resource even if it is protected from deletion. The client then removes the
   * protection first, and restores it if the deletion fails.
   *
   * @default false
   */
  readonly liftProtection?: boolean | undefined;
}

/**
 * Deletes a resource that can be protected from deletion.
 *
 * @param name the resource in errors: `dataset "api"`
 * @param remove deletes the resource
 * @param protect turns the protection of the resource on or off
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
    let state: "removing" | "removed" | "settled" = "removing";
    let failure: unknown;
    const restore = call(function* () {
      try {
        yield* protect(true);
      } catch (error) {
        state = "settled";
        throw new HoneycombError(
          `The ${name} was not deleted, but its protection was removed and could not be restored`,
          { cause: new AggregateError(failure === undefined ? [error] : [failure, error]) },
        );
      }
      state = "settled";
    });
    try {
      yield* protect(false);
      state = "removed";
      yield* remove;
      state = "settled";
    } catch (error) {
      failure = error;
      if (state === "removed") yield* restore;
      state = "settled";
      throw error;
    } finally {
      // The call was aborted, perhaps while it removed or restored the protection.
      if (state !== "settled") yield* restore;
    }
  });
}

function explain(error: HoneycombConflictError, name: string): HoneycombConflictError {
  return new HoneycombConflictError(
    `${error.message} (the ${name} is protected from deletion by settings.delete_protected; pass liftProtection: true to delete it anyway)`,
    { ...error, retryAfter: undefined },
  );
}
