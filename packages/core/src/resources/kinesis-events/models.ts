import * as v from "valibot";
import type { Known } from "../../model/known.ts";

/** What Amazon Data Firehose delivers: records of a Kinesis stream. */
export const KinesisEventSchema = v.strictObject({
  /** The delivery's id. */
  requestId: v.optional(v.string()),
  /** When it was delivered, in milliseconds since 1970. */
  timestamp: v.optional(v.pipe(v.number(), v.integer())),
  /** What it delivers. */
  records: v.optional(
    v.array(
      v.strictObject({
        /** A record in Base64: events as JSON; metrics as OpenTelemetry's protobuf. */
        data: v.optional(v.string()),
      }),
    ),
  ),
});
export interface KinesisEvent extends v.InferInput<typeof KinesisEventSchema> {}

/** What became of a delivery. */
export const KinesisResponseSchema = v.looseObject({
  /** The delivery's id. */
  requestId: v.optional(v.string()),
  /** When it was taken, in milliseconds since 1970. */
  timestamp: v.optional(v.number()),
  /** Why it was not taken, where it wasn't. */
  errorMessage: v.optional(v.string()),
});
export interface KinesisResponse extends Known<v.InferOutput<typeof KinesisResponseSchema>> {}
