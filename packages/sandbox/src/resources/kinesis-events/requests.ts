import * as v from "valibot";
import { integer, list, object, optional } from "../../http/request-schema.ts";

/**
 * The maximum size of a delivery, in bytes. Honeycomb's limit is not known. By default, Firehose sends
 * up to 5 MiB, which Base64 makes a third larger.
 */
const maxBodySize = 10_000_000;

/** The most records that Firehose delivers together. */
const maxRecords = 10_000;

/** The latest time that a Date can have, in milliseconds. */
const maxTime = 8.64e15;

export const kinesisEventRequests = {
  createKinesisEvents: {
    body: object({
      requestId: optional(v.string()),
      timestamp: optional(integer({ min: 0, max: maxTime })),
      records: optional(list(object({ data: optional(v.string()) }), { max: maxRecords })),
    }),
    maxBodySize,
  },
};
