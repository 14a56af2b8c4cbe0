import type { HoneycombError } from "../../operation/errors/honeycomb-error.ts";

/** What became of an event. */
export type EventResult =
  | {
      /** Honeycomb has it. */
      readonly status: "accepted";
    }
  | {
      /** It can't be taken as it is. */
      readonly status: "refused";
      /** Why. */
      readonly reason: string;
      /** The status that Honeycomb gave it, such as 400; undefined where it was never sent. */
      readonly code: number | undefined;
    }
  | {
      /** It was sent, and perhaps tried again, in vain. */
      readonly status: "failed";
      readonly error: HoneycombError;
    };

/** How many events ended how. */
export type EventCounts = { readonly [Status in EventResult["status"]]: number };
