import type { Changes } from "../../patch.ts";

/** The settings of a dataset. */
export interface DatasetSettings {
  /** Whether the dataset is protected from being deleted. */
  delete_protected?: boolean;
}

/** What can be set on a dataset at any time. */
interface DatasetFields {
  /** A description, up to 1024 characters. Default: empty. */
  description?: string;
  /** How many levels of nested JSON become columns of their own, 0 to 10. Default: 0. */
  expand_json_depth?: number;
}

/** A dataset to create. */
export interface DatasetCreate extends DatasetFields {
  /** The name, 1 to 255 characters. Honeycomb derives the slug from it. */
  name: string;
}

/**
 * What to change a dataset to. Without a description or a JSON depth, Honeycomb sets it to its
 * default.
 */
export interface DatasetUpdate extends DatasetFields {
  /** The settings. Without them, a dataset keeps its settings. */
  settings?: DatasetSettings;
}

/** What to change of a dataset. */
export interface DatasetChanges extends Changes<DatasetFields> {
  /** The settings. */
  settings?: DatasetSettings;
}

/**
 * A collection of events, from one source or from related ones.
 *
 * @see https://api-docs.honeycomb.io/api/datasets
 */
export interface Dataset extends DatasetFields {
  /** The name. */
  name: string;
  /** The slug, which names the dataset in paths. */
  slug: string;
  /** The settings. */
  settings?: DatasetSettings;
  /** The number of columns. It is absent until there are any. */
  regular_columns_count?: number;
  /** When the dataset last received events, in ISO 8601. It is absent until it has received any. */
  last_written_at?: string;
  /** When the dataset was created, in ISO 8601. */
  created_at?: string;
  /**
   * The type of the data: `metrics` when the dataset holds time series, otherwise absent. Honeycomb
   * may add values.
   */
  dataset_type?: "metrics";
}

/** A dataset, as `datasets.create` returns it. */
export interface CreatedDataset extends Dataset {
  /**
   * Whether the dataset existed before, so that nothing was created or changed. The client adds this
   * field, and never sends it.
   */
  existed: boolean;
}
