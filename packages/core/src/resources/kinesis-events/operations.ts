import * as v from "valibot";
import { object } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import { KinesisEventSchema, KinesisResponseSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "kinesisEvents",
  path: "/1/kinesis_events/{datasetSlug}",
  auth: ["firehose"],
  permissions: ["send_events"],
});

export const createKinesisEvents = operation("createKinesisEvents", "POST", "", {
  summary: "Sends events in the format of Amazon Data Firehose",
  headers: object({
    /** The id of the delivery. */
    "X-Amz-Firehose-Request-Id": v.string(),
  }),
  body: KinesisEventSchema,
  response: KinesisResponseSchema,
});
