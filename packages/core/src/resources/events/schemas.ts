import * as v from "valibot";
import { inRequests, integer } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  optional,
  record,
  type Schema,
} from "../../model/schema.ts";
import type { BatchEvent, BatchEventResult, EventData } from "./types.ts";

const eventData = v.pipe(
  record(v.unknown()),
  inRequests(v.minEntries(1)),
  inRequests(v.maxEntries(2000)),
);
export const EventDataSchema: Schema<EventData> = eventData;

const batchEvent = object({
  data: EventDataSchema,
  time: optional(v.string()),
  samplerate: optional(integer(1)),
});
export const BatchEventSchema: Schema<BatchEvent> = batchEvent;
true satisfies Equal<Output<typeof batchEvent>, BatchEvent>;

const batchEventResult = object({ status: v.number(), error: optional(v.string()) });
export const BatchEventResultSchema: Schema<BatchEventResult> = batchEventResult;
true satisfies Equal<Output<typeof batchEventResult>, BatchEventResult>;
