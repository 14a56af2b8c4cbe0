import * as v from "valibot";
import {
  integer,
  integerParameter,
  list,
  object,
  oneOf,
  optional,
  pageParameters,
} from "../../http/request-schema.ts";
import { endsAfterStart, oneTimeRange } from "../queries/requests.ts";

const map = v.pipe(
  object({
    start_time: optional(integer()),
    end_time: optional(integer()),
    time_range: optional(integer({ min: 1 })),
    filters: optional(list(object({ name: v.string(), type: optional(oneOf("service")) }))),
  }),
  oneTimeRange(),
  endsAfterStart(),
);

/** A map to compute. */
export type MapRequest = v.InferOutput<typeof map>;

export const serviceMapRequests = {
  createMapDependencyRequest: {
    query: object({ limit: optional(integerParameter({ min: 1, max: 64_000 })) }),
    body: map,
    bodyIsOptional: true,
  },
  getMapDependencies: { query: object(pageParameters) },
} as const;
