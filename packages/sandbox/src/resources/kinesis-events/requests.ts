import * as v from "valibot";
import { integer, list, object, optional } from "../../http/request-schema.ts";

export const kinesisEventRequests = {
  createKinesisEvents: {
    body: object({
      requestId: optional(v.string()),
      timestamp: optional(integer()),
      records: optional(list(object({ data: optional(v.string()) }))),
    }),
    maxBodySize: Number.POSITIVE_INFINITY,
  },
};
