import * as v from "valibot";
import { integer, list } from "../../model/limits.ts";
import { type Equal, type Output, object, optional, type Schema } from "../../model/schema.ts";
import type { KinesisEvent, KinesisEventRecord, KinesisResponse } from "./types.ts";

const record = object({ data: optional(v.string()) });
const KinesisEventRecordSchema: Schema<KinesisEventRecord> = record;
true satisfies Equal<Output<typeof record>, KinesisEventRecord>;

const event = object({
  requestId: optional(v.string()),
  timestamp: optional(integer()),
  records: optional(list(KinesisEventRecordSchema)),
});
export const KinesisEventSchema: Schema<KinesisEvent> = event;
true satisfies Equal<Output<typeof event>, KinesisEvent>;

const response = object({
  requestId: optional(v.string()),
  timestamp: optional(v.number()),
  errorMessage: optional(v.string()),
});
export const KinesisResponseSchema: Schema<KinesisResponse> = response;
true satisfies Equal<Output<typeof response>, KinesisResponse>;
