import { allSettled, type Values } from "../call/all.ts";
import { type Call, call } from "../call/call.ts";
import { HoneycombApiError, HoneycombNotFoundError } from "../operation/errors/api-error.ts";
import { HoneycombConfigError } from "../operation/errors/config-error.ts";
import { HoneycombInputError } from "../operation/errors/input-error.ts";
import { HoneycombResponseError } from "../operation/errors/response-error.ts";
import {
  HoneycombAbortError,
  HoneycombConnectionError,
} from "../operation/errors/transport-errors.ts";
import type { RequestOptions } from "../operation/options.ts";
import { unusableResponse } from "../operation/response.ts";
import { isNotProcessed } from "../operation/retry.ts";
import {
  type BundleItem,
  type CreatedItem,
  type FailedItem,
  HoneycombBundleError,
  messageOf,
  nameOf,
  type RemainingItem,
  type UncertainItem,
} from "./bundle-error.ts";

/** Options of methods that create several resources as a unit, such as `boards.createFrom`. */
export interface BundleOptions extends RequestOptions {
  /**
   * What happens to the resources that were created before one failed: `rollBack` deletes them, `keep`
   * leaves them. The error lists what exists in either case.
   *
   * @default "rollBack"
   */
  readonly onFailure?: "rollBack" | "keep" | undefined;
}

/** The number of concurrent requests of a bundle. A large bundle must not use up the rate limit. */
const concurrency = 8;

/**
 * Creates several resources as a unit. When one of them can't be created, or when the call is aborted,
 * the ones created before are deleted, in reverse order.
 *
 * @param create creates the resources with the methods of the bundle
 * @throws HoneycombBundleError when something fails, or on an abort after a request was sent
 */
export function bundle<T>(
  options: BundleOptions | undefined,
  create: (bundle: Bundle) => Call<T>,
): Call<T> {
  return call(function* () {
    const onFailure = options?.onFailure ?? "rollBack";
    if (onFailure !== "rollBack" && onFailure !== "keep") {
      throw HoneycombInputError.of("onFailure", onFailure, '"rollBack" or "keep"');
    }
    const created = new Bundle(onFailure === "keep");
    let isSettled = false;
    try {
      const value = yield* create(created);
      isSettled = true;
      return value;
    } catch (error) {
      const failure = yield* created.fail(error);
      isSettled = true;
      throw failure;
    } finally {
      // Neither a value nor an error: the call was aborted, possibly during the rollback.
      if (!isSettled) yield* created.abort();
    }
  });
}

/** Records what was created, so that it can be rolled back and reported. */
export class Bundle {
  readonly #keeps: boolean;
  /** What exists, in order of creation. */
  readonly #created: DeletableItem[] = [];
  readonly #failed: FailedItem[] = [];
  readonly #remaining: RemainingItem[] = [];
  readonly #rolledBack: CreatedItem[] = [];
  readonly #uncertain: UncertainItem[] = [];

  constructor(keeps: boolean) {
    this.#keeps = keeps;
  }

  /**
   * Creates one resource.
   *
   * @param item describes the resource in errors
   * @param creating creates it
   * @param remove deletes it; undefined when Honeycomb has no operation for it
   * @param findExisting finds the same resource after an error, since another call may have created it
   *   in the meantime. It then isn't part of the bundle.
   */
  create<T extends { readonly id: string }>(
    item: BundleItem,
    creating: Call<T>,
    remove: ((id: string) => Call<unknown>) | undefined,
    findExisting?: (error: unknown) => Call<T | undefined>,
  ): Call<T> {
    const bundle = this;
    return call(function* () {
      // A concurrent call has failed, so this one isn't started.
      const [earlier] = bundle.#failed;
      if (earlier) throw earlier.error;
      let isSettled = false;
      try {
        const value = yield* creating;
        isSettled = true;
        requireId(item, value);
        bundle.#created.push({ ...item, id: value.id, remove });
        return value;
      } catch (error) {
        isSettled = true;
        let reason = error;
        try {
          const existing = findExisting && (yield* findExisting(error));
          if (existing) return existing;
        } catch (findError) {
          // It says more than that the resource exists, which stays known as its cause.
          if (findError instanceof Error) findError.cause ??= error;
          reason = findError;
        }
        bundle.#failed.push({ ...item, error: reason });
        const id = readId(error);
        if (id !== undefined) bundle.#created.push({ ...item, id, remove });
        else if (!hadNoEffect(error)) bundle.#uncertain.push({ ...item, error });
        throw reason;
      } finally {
        if (!isSettled) bundle.#uncertain.push({ ...item, error: aborted() });
      }
    });
  }

  /**
   * Runs calls concurrently. Waits for all of them even when one throws: if a request were aborted,
   * the caller couldn't know whether its resource exists.
   */
  all<const T extends readonly Call<unknown>[]>(calls: T): Call<Values<T>> {
    const bundle = this;
    return call(function* () {
      const settled: readonly PromiseSettledResult<unknown>[] = yield* allSettled(calls, {
        concurrency,
      });
      const rejected = settled.find((each) => each.status === "rejected");
      // The first failure is the reason why calls after it were not started.
      if (rejected) throw bundle.#failed[0]?.error ?? rejected.reason;
      return settled.map((each) => "value" in each && each.value) as Values<T>;
    });
  }

  /** Rolls back, unless everything is kept. Returns the error that says what exists. */
  fail(error: unknown): Call<HoneycombBundleError> {
    const bundle = this;
    return call(function* () {
      yield* bundle.#rollBack();
      const [first] = bundle.#failed;
      const message = first
        ? `Could not create ${nameOf(first)}: ${messageOf(error)}`
        : messageOf(error);
      return bundle.#toError(message, error);
    });
  }

  /** Like {@link fail}, but for an abort. Throws the error, unless no request was sent. */
  abort(): Call<void> {
    const bundle = this;
    return call(function* () {
      if (bundle.#isEmpty()) return;
      yield* bundle.#rollBack();
      const cause = bundle.#failed[0]?.error ?? aborted();
      throw bundle.#toError("The bundle was aborted.", cause);
    });
  }

  #isEmpty(): boolean {
    const all = [this.#created, this.#failed, this.#remaining, this.#rolledBack, this.#uncertain];
    return all.every(({ length }) => length === 0);
  }

  #rollBack(): Call<void> {
    const bundle = this;
    return call(function* () {
      for (let last = bundle.#created.at(-1); last; last = bundle.#created.at(-1)) {
        const { remove, ...item } = last;
        const reason = bundle.#keeps ? undefined : yield* tryRemove(item.id, remove);
        // Removed from the list only now: after an abort, the rollback starts with this item again.
        // Deleting it twice does no harm.
        bundle.#created.pop();
        if (bundle.#keeps) bundle.#remaining.unshift({ ...item, reason });
        else if (reason === undefined) bundle.#rolledBack.push(item);
        else if (hadNoEffect(reason)) bundle.#remaining.unshift({ ...item, reason });
        else bundle.#uncertain.push({ ...item, error: reason });
      }
    });
  }

  #toError(message: string, cause: unknown): HoneycombBundleError {
    return new HoneycombBundleError(message.endsWith(".") ? message : `${message}.`, {
      cause,
      failed: [...this.#failed],
      remaining: [...this.#remaining],
      rolledBack: [...this.#rolledBack],
      uncertain: [...this.#uncertain],
    });
  }
}

/** Rejects a response without an id: what was created can't be used or deleted without it. */
function requireId({ type }: BundleItem, created: { readonly id: string }): void {
  if (typeof created.id === "string") return;
  const message = `creating a ${type}: the response has no id`;
  throw unusableResponse(`create ${type}`, message, created);
}

interface DeletableItem extends CreatedItem {
  readonly remove: ((id: string) => Call<unknown>) | undefined;
}

/** Deletes a resource. Returns what went wrong, or undefined when it doesn't exist any more. */
function tryRemove(id: string, remove: DeletableItem["remove"]): Call<unknown> {
  return call(function* () {
    if (remove === undefined) return notDeletable;
    try {
      yield* remove(id);
    } catch (error) {
      if (!(error instanceof HoneycombNotFoundError)) return error;
    }
    return undefined;
  });
}

const notDeletable = "Honeycomb's API can't delete it";

/** Whether an error means that Honeycomb changed nothing. */
function hadNoEffect(error: unknown): boolean {
  if (error instanceof HoneycombApiError) return error.status < 500 || isNotProcessed(error);
  if (error instanceof HoneycombConnectionError) return isNotProcessed(error);
  return (
    error === notDeletable ||
    error instanceof HoneycombInputError ||
    error instanceof HoneycombConfigError
  );
}

/** The id of a resource that was created although its response was not valid. */
function readId(error: unknown): string | undefined {
  if (!(error instanceof HoneycombResponseError)) return undefined;
  const { id } = (error.body ?? {}) as { readonly id?: unknown };
  return typeof id === "string" ? id : undefined;
}

function aborted(): HoneycombAbortError {
  return new HoneycombAbortError("The call was aborted");
}
