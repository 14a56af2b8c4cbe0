import * as v from "valibot";
import { integer, object, optional, text } from "../../http/request-schema.ts";

const fields = {
  description: optional(text({ max: 1024 })),
  expand_json_depth: optional(integer({ min: 0, max: 10 })),
};

const create = object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(255)),
  ...fields,
});

/** A dataset to create. */
export type DatasetRequest = v.InferOutput<typeof create>;

export const datasetRequests = {
  createDataset: { body: create },
  updateDataset: {
    body: object({
      ...fields,
      settings: optional(object({ delete_protected: optional(v.boolean()) })),
    }),
  },
};
