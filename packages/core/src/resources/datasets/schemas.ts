import * as v from "valibot";
import { integer, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import type { Dataset, DatasetCreate, DatasetSettings, DatasetUpdate } from "./types.ts";

const settings = object({ delete_protected: optional(v.boolean()) });
const DatasetSettingsSchema: Schema<DatasetSettings> = settings;
true satisfies Equal<Output<typeof settings>, DatasetSettings>;

const datasetFields = {
  description: optional(text({ maxLength: 1024 })),
  expand_json_depth: optional(integer(0, 10)),
};

const datasetCreate = object({ name: text({ minLength: 1, maxLength: 255 }), ...datasetFields });
export const DatasetCreateSchema: Schema<DatasetCreate> = datasetCreate;
true satisfies Equal<Output<typeof datasetCreate>, DatasetCreate>;

const datasetUpdate = object({ ...datasetFields, settings: optional(DatasetSettingsSchema) });
export const DatasetUpdateSchema: Schema<DatasetUpdate> = datasetUpdate;
true satisfies Equal<Output<typeof datasetUpdate>, DatasetUpdate>;

const dataset = object({
  name: v.string(),
  slug: v.string(),
  ...datasetFields,
  settings: optional(DatasetSettingsSchema),
  regular_columns_count: optional(v.number()),
  last_written_at: optional(v.string()),
  created_at: optional(v.string()),
  dataset_type: optional(oneOf(["metrics"])),
});
export const DatasetSchema: Schema<Dataset> = dataset;
true satisfies Equal<Output<typeof dataset>, Dataset>;
