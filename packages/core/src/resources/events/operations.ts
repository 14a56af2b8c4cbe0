import * as v from "valibot";
import { integer } from "../../model/limits.ts";
import { operationsOf } from "../../operation/operation.ts";
import { BatchEventResultSchema, BatchEventSchema, EventDataSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "events",
  path: "/1",
  auth: ["configuration", "ingest"],
  permissions: ["send_events"],
});

export const createEvent = operation("createEvent", "POST", "/events/{datasetSlug}", {
  summary: "Sends an event",
  headers: v.strictObject({
    /**
     * When the event happened: in RFC 3339, or in seconds or milliseconds since 1970. Default: when
     * Honeycomb receives it.
     */
    "X-Honeycomb-Event-Time": v.optional(v.union([integer(), v.string()])),
    /** The number of events that this one stands for. Default: 1. */
    "X-Honeycomb-Samplerate": v.optional(integer(1)),
  }),
  body: EventDataSchema,
});

export const createEvents = operation("createEvents", "POST", "/batch/{datasetSlug}", {
  summary: "Sends a batch of events",
  headers: v.strictObject({
    /** The compression of the body, if any. */
    "Content-Encoding": v.optional(v.picklist(["gzip", "zstd"])),
  }),
  body: v.array(BatchEventSchema),
  response: v.array(BatchEventResultSchema),
});
