import { HoneycombError } from "../operation/errors/honeycomb-error.ts";

/** A resource that a bundle creates. */
export interface BundleItem {
  /** The kind of resource. */
  readonly type:
    | "board"
    | "board view"
    | "burn alert"
    | "calculated field"
    | "query"
    | "query annotation"
    | "recipient"
    | "SLO"
    | "trigger";
  /** The name or alias of the resource. For a recipient, the address that it notifies. */
  readonly name: string;
  /** The slug of its dataset. Undefined for a resource that belongs to no dataset. */
  readonly datasetSlug?: string | undefined;
}

/** A resource that a bundle created. */
export interface CreatedItem extends BundleItem {
  /** The id that Honeycomb gave it. */
  readonly id: string;
}

/** A resource that a bundle created and that still exists. */
export interface RemainingItem extends CreatedItem {
  /** Why it could not be deleted. Undefined with `onFailure: "keep"`. */
  readonly reason: unknown;
}

/** A resource that could not be created. */
export interface FailedItem extends BundleItem {
  /** Why it could not be created. */
  readonly error: unknown;
}

/** A resource that may exist, because no response confirmed its creation or its deletion. */
export interface UncertainItem extends FailedItem {
  /** Its id, when it was created and only its deletion is unconfirmed. */
  readonly id?: string | undefined;
}

interface BundleOutcome extends ErrorOptions {
  readonly failed: readonly FailedItem[];
  readonly remaining: readonly RemainingItem[];
  readonly rolledBack: readonly CreatedItem[];
  readonly uncertain: readonly UncertainItem[];
}

/**
 * Thrown by `createFrom` methods when one of several resources can't be created, or when the call is
 * aborted. Its lists say what exists now. `cause` is the first error, or a
 * {@link HoneycombAbortError} when the call was aborted.
 */
export class HoneycombBundleError extends HoneycombError {
  override name = "HoneycombBundleError";
  /** What could not be created, and why. Several items when concurrent requests failed. */
  readonly failed: readonly FailedItem[];
  /** What was created and still exists, in order of creation. */
  readonly remaining: readonly RemainingItem[];
  /** What was created and then deleted, in order of deletion. */
  readonly rolledBack: readonly CreatedItem[];
  /**
   * What may or may not exist, because there was no response to confirm it: the connection was lost,
   * the request timed out, Honeycomb failed (5xx), or the call was aborted after the request was sent.
   */
  readonly uncertain: readonly UncertainItem[];

  constructor(message: string, outcome: BundleOutcome) {
    const { failed, remaining, rolledBack, uncertain, ...options } = outcome;
    super([message, ...describe(outcome)].join(" "), options);
    this.failed = failed;
    this.remaining = remaining;
    this.rolledBack = rolledBack;
    this.uncertain = uncertain;
  }
}

function describe({ remaining, rolledBack, uncertain }: BundleOutcome): string[] {
  const sentences: string[] = [];
  const add = (label: string, items: readonly string[]) => {
    if (items.length > 0) sentences.push(`${label}: ${items.join(", ")}.`);
  };
  add("Rolled back", rolledBack.map(nameOf));
  add(
    "Not deleted",
    remaining.map((item) => {
      const reason = item.reason === undefined ? "" : ` (${messageOf(item.reason)})`;
      return `${withId(item)}${reason}`;
    }),
  );
  add("May exist, since no response confirmed it", uncertain.map(withId));
  return sentences;
}

/** `the trigger "Slow checkouts"` */
export function nameOf({ type, name }: BundleItem): string {
  return `the ${type} "${name}"`;
}

function withId(item: BundleItem & { readonly id?: string | undefined }): string {
  return item.id === undefined ? nameOf(item) : `${nameOf(item)}, id ${item.id}`;
}

/** The message of an error. Anything can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
