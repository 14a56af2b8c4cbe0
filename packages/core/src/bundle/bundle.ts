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

export interface BundleOptions extends RequestOptions {
  /**
   * What to do with what was created before something failed: delete it again (`undo`), or leave it
   * (`keep`). The error tells what there is in either case. @default "undo"
   */
  readonly onFailure?: "undo" | "keep" | undefined;
}

/** How many requests of a bundle are under way at a time at most, so that a large one leaves room. */
const concurrency = 8;

/**
 * Creates several things as if they were one: when one of them can't be created, or the call is
 * aborted, those before it are deleted again, the last one first.
 *
 * @param create creates them, by the bundle that it is handed
 * @throws HoneycombBundleError when something fails, or when it is aborted after something was begun
 */
export function bundle<T>(
  options: BundleOptions | undefined,
  create: (bundle: Bundle) => Call<T>,
): Call<T> {
  return call(function* () {
    const onFailure = options?.onFailure ?? "undo";
    if (onFailure !== "undo" && onFailure !== "keep") {
      throw HoneycombInputError.of("onFailure", onFailure, '"undo" or "keep"');
    }
    const created = new Bundle(onFailure === "keep");
    let isSettled = false;
    try {
      const value = yield* create(created);
      isSettled = true;
      return value;
    } catch (error) {
      const failure = yield* created.end(error);
      isSettled = true;
      throw failure;
    } finally {
      // Neither a value nor an error: the call is aborted, perhaps while it was undoing.
      if (!isSettled) yield* created.abort();
    }
  });
}

/** What a bundle has created so far. */
export class Bundle {
  readonly #keeps: boolean;
  /** What is there, in the order of its creation, each with what deletes it. */
  readonly #created: Undoable[] = [];
  readonly #failed: FailedItem[] = [];
  readonly #remaining: RemainingItem[] = [];
  readonly #undone: CreatedItem[] = [];
  readonly #uncertain: UncertainItem[] = [];

  constructor(keeps: boolean) {
    this.#keeps = keeps;
  }

  /**
   * Creates one thing.
   *
   * @param item what it is
   * @param creating creates it
   * @param undo deletes it; undefined where Honeycomb can't
   */
  create<T extends { readonly id: string }>(
    item: BundleItem,
    creating: Call<T>,
    undo: ((id: string) => Call<unknown>) | undefined,
  ): Call<T> {
    const bundle = this;
    return call(function* () {
      // Something beside this one has failed: nothing new is begun.
      const [earlier] = bundle.#failed;
      if (earlier) throw earlier.error;
      let isSettled = false;
      try {
        const value = yield* creating;
        isSettled = true;
        bundle.#created.push({ ...item, id: value.id, undo });
        return value;
      } catch (error) {
        isSettled = true;
        bundle.#failed.push({ ...item, error });
        const id = readId(error);
        if (id !== undefined) bundle.#created.push({ ...item, id, undo });
        else if (!isRefused(error)) bundle.#uncertain.push({ ...item, error });
        throw error;
      } finally {
        if (!isSettled) bundle.#uncertain.push({ ...item, error: aborted() });
      }
    });
  }

  /**
   * Performs calls at once. Waits for all of them, also when one throws: what is aborted on its way
   * would leave open whether it exists.
   */
  all<const T extends readonly Call<unknown>[]>(calls: T): Call<Values<T>> {
    const bundle = this;
    return call(function* () {
      const settled: readonly PromiseSettledResult<unknown>[] = yield* allSettled(calls, {
        concurrency,
      });
      const rejected = settled.find((each) => each.status === "rejected");
      // Which of them failed first is what the others ended for.
      if (rejected) throw bundle.#failed[0]?.error ?? rejected.reason;
      return settled.map((each) => "value" in each && each.value) as Values<T>;
    });
  }

  /** Undoes what is there, unless it is to be kept, and gives the error that tells of it. */
  end(error: unknown): Call<HoneycombBundleError> {
    const bundle = this;
    return call(function* () {
      yield* bundle.#undo();
      const [first] = bundle.#failed;
      const message = first
        ? `Could not create ${nameOf(first)}: ${messageOf(error)}`
        : messageOf(error);
      return bundle.#toError(message, error);
    });
  }

  /** As {@link end} after an abort. Throws the error where anything was begun. */
  abort(): Call<void> {
    const bundle = this;
    return call(function* () {
      if (bundle.#isEmpty()) return;
      yield* bundle.#undo();
      const cause = bundle.#failed[0]?.error ?? aborted();
      throw bundle.#toError("The bundle was aborted.", cause);
    });
  }

  #isEmpty(): boolean {
    const all = [this.#created, this.#failed, this.#remaining, this.#undone, this.#uncertain];
    return all.every(({ length }) => length === 0);
  }

  #undo(): Call<void> {
    const bundle = this;
    return call(function* () {
      for (let last = bundle.#created.at(-1); last; last = bundle.#created.at(-1)) {
        const { undo, ...item } = last;
        const reason = bundle.#keeps ? undefined : yield* tryUndo(item.id, undo);
        // Taken off only now: an abort comes back here, and deleting again does no harm.
        bundle.#created.pop();
        if (bundle.#keeps) bundle.#remaining.unshift({ ...item, reason });
        else if (reason === undefined) bundle.#undone.push(item);
        else if (isRefused(reason)) bundle.#remaining.unshift({ ...item, reason });
        else bundle.#uncertain.push({ ...item, error: reason });
      }
    });
  }

  #toError(message: string, cause: unknown): HoneycombBundleError {
    return new HoneycombBundleError(message.endsWith(".") ? message : `${message}.`, {
      cause,
      failed: [...this.#failed],
      remaining: [...this.#remaining],
      undone: [...this.#undone],
      uncertain: [...this.#uncertain],
    });
  }
}

interface Undoable extends CreatedItem {
  readonly undo: ((id: string) => Call<unknown>) | undefined;
}

/** Why it couldn't be undone; undefined where it could. */
function tryUndo(id: string, undo: Undoable["undo"]): Call<unknown> {
  return call(function* () {
    if (undo === undefined) return notDeletable;
    try {
      yield* undo(id);
    } catch (error) {
      if (!(error instanceof HoneycombNotFoundError)) return error;
    }
    return undefined;
  });
}

const notDeletable = "Honeycomb has no way to delete it";

/** Whether an error says that Honeycomb did nothing. */
function isRefused(error: unknown): boolean {
  if (error instanceof HoneycombApiError) return error.status < 500 || isNotProcessed(error);
  if (error instanceof HoneycombConnectionError) return isNotProcessed(error);
  return (
    error === notDeletable ||
    error instanceof HoneycombInputError ||
    error instanceof HoneycombConfigError
  );
}

/** The id of what was created although the answer is not what it should be. */
function readId(error: unknown): string | undefined {
  if (!(error instanceof HoneycombResponseError)) return undefined;
  const { id } = (error.body ?? {}) as { readonly id?: unknown };
  return typeof id === "string" ? id : undefined;
}

function aborted(): HoneycombAbortError {
  return new HoneycombAbortError("The call was aborted");
}
