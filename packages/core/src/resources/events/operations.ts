import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { BatchEventResultSchema, BatchEventSchema, EventDataSchema } from "./models.ts";

const operation = operationsOf({
  resource: "events",
  path: "/1",
  auth: ["configuration", "ingest"],
  permissions: ["send_events"],
});

export const createEvent = operation("createEvent", "POST", "/events/{datasetSlug}", {
  summary: "Sends an event",
  headers: v.strictObject({
    /** When it happened, in seconds or milliseconds since 1970. Honeycomb's default is when it arrives. */
    "X-Honeycomb-Event-Time": v.optional(v.pipe(v.number(), v.integer())),
    /** How many events it stands for. Honeycomb's default is 1. */
    "X-Honeycomb-Samplerate": v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  body: EventDataSchema,
});

export const createEvents = operation("createEvents", "POST", "/batch/{datasetSlug}", {
  summary: "Sends a batch of events",
  headers: v.strictObject({
    /** How the body is compressed, where it is. */
    "Content-Encoding": v.optional(v.picklist(["gzip", "zstd"])),
  }),
  body: v.array(BatchEventSchema),
  response: v.array(BatchEventResultSchema),
});
