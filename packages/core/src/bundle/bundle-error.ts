import { HoneycombError } from "../operation/errors/honeycomb-error.ts";

/** One thing that a bundle creates. */
export interface BundleItem {
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
  /** What it is called: its name, its alias, or whom it reaches. */
  readonly name: string;
  /** The dataset that it belongs to, where it belongs to one. */
  readonly datasetSlug?: string | undefined;
}

/** One thing that a bundle has created. */
export interface CreatedItem extends BundleItem {
  readonly id: string;
}

/** One thing that a bundle has created and that is still there. */
export interface RemainingItem extends CreatedItem {
  /** Why it could not be deleted; undefined where it was to be kept. */
  readonly reason: unknown;
}

/** One thing that could not be created. */
export interface FailedItem extends BundleItem {
  readonly error: unknown;
}

/** One thing of which no answer told whether it is there. */
export interface UncertainItem extends FailedItem {
  /** Its id, where it was created and its deletion is what no answer told of. */
  readonly id?: string | undefined;
}

interface Outcome extends ErrorOptions {
  readonly failed: readonly FailedItem[];
  readonly remaining: readonly RemainingItem[];
  readonly undone: readonly CreatedItem[];
  readonly uncertain: readonly UncertainItem[];
}

/**
 * Several things were to be created, and one of them could not be. `cause` says why: it is the first
 * error, or a {@link HoneycombAbortError} where the call was aborted.
 */
export class HoneycombBundleError extends HoneycombError {
  override name = "HoneycombBundleError";
  /** What could not be created, and why. More than one, where several failed at once. */
  readonly failed: readonly FailedItem[];
  /** What was created and is still there, in the order of its creation. */
  readonly remaining: readonly RemainingItem[];
  /** What was created and is deleted again, in the order of its deletion. */
  readonly undone: readonly CreatedItem[];
  /**
   * What may be there or not, since no answer told: the connection was lost, the time ran out,
   * Honeycomb failed (5xx), or the call was aborted after the request was sent.
   */
  readonly uncertain: readonly UncertainItem[];

  constructor(message: string, outcome: Outcome) {
    const { failed, remaining, undone, uncertain, ...options } = outcome;
    super([message, ...describe(outcome)].join(" "), options);
    this.failed = failed;
    this.remaining = remaining;
    this.undone = undone;
    this.uncertain = uncertain;
  }
}

function describe({ remaining, undone, uncertain }: Outcome): string[] {
  const sentences: string[] = [];
  const say = (words: string, items: readonly string[]) => {
    if (items.length > 0) sentences.push(`${words}: ${items.join(", ")}.`);
  };
  say("Undone", undone.map(nameOf));
  say(
    "Still there",
    remaining.map((item) => {
      const reason = item.reason === undefined ? "" : ` (${messageOf(item.reason)})`;
      return `${withId(item)}${reason}`;
    }),
  );
  say("Perhaps there, since no answer told", uncertain.map(withId));
  return sentences;
}

/** `the trigger "Slow checkouts"` */
export function nameOf({ type, name }: BundleItem): string {
  return `the ${type} "${name}"`;
}

function withId(item: BundleItem & { readonly id?: string | undefined }): string {
  return item.id === undefined ? nameOf(item) : `${nameOf(item)}, id ${item.id}`;
}

/** What an error says. Anything can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
