import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { KinesisEventSchema, KinesisResponseSchema } from "./models.ts";

export const createKinesisEvents = operation({
  id: "createKinesisEvents",
  method: "POST",
  path: "/1/kinesis_events/{datasetSlug}",
  auth: ["firehose"],
  permissions: ["send_events"],
  headers: v.strictObject({
    /** The delivery's id. */
    "X-Amz-Firehose-Request-Id": v.string(),
  }),
  body: KinesisEventSchema,
  response: KinesisResponseSchema,
  errors: [401],
});
