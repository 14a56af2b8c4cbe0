import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { BatchEventResultSchema, BatchEventSchema, EventDataSchema } from "./models.ts";

export const createEvent = operation({
  id: "createEvent",
  method: "POST",
  path: "/1/events/{datasetSlug}",
  auth: ["configuration", "ingest"],
  permissions: ["send_events"],
  headers: v.strictObject({
    /** When it happened, in seconds or milliseconds since 1970. Honeycomb's default is when it arrives. */
    "X-Honeycomb-Event-Time": v.optional(v.pipe(v.number(), v.integer())),
    /** How many events it stands for. Honeycomb's default is 1. */
    "X-Honeycomb-Samplerate": v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  body: EventDataSchema,
  errors: [400, 401, 403, 404, 429],
});

export const createEvents = operation({
  id: "createEvents",
  method: "POST",
  path: "/1/batch/{datasetSlug}",
  auth: ["configuration", "ingest"],
  permissions: ["send_events"],
  headers: v.strictObject({
    /** How the body is compressed, where it is. */
    "Content-Encoding": v.optional(v.picklist(["gzip", "zstd"])),
  }),
  body: v.array(BatchEventSchema),
  response: v.array(BatchEventResultSchema),
  errors: [400, 401, 403, 404, 429],
});
