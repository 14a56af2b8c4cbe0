import type { Changes } from "../../patch.ts";

/** The type of a column's values. Honeycomb may add values. */
export type ColumnType = "string" | "float" | "integer" | "boolean" | "histogram";

/** What can be set on a column, besides its name. */
interface ColumnFields {
  /** The type of the values. `histogram` is for metrics datasets. Default: `string`. */
  type?: ColumnType;
  /** A description, up to 255 characters. */
  description?: string;
  /**
   * Whether the column is hidden from autocompletion and from the fields of raw data. Default:
   * `false`.
   */
  hidden?: boolean;
}

/** A column to create. */
export interface ColumnCreate extends ColumnFields {
  /** The name of the field in events, 1 to 255 characters. */
  key_name: string;
}

/** What to replace a column with. */
export interface ColumnUpdate extends ColumnFields {
  /** The name of the field in events. It is sent as it is; Honeycomb may not change it. */
  key_name?: string;
}

/** What to change of a column. */
export interface ColumnChanges extends Changes<ColumnCreate> {}

/**
 * A field of a dataset's events.
 *
 * @see https://api-docs.honeycomb.io/api/columns
 */
export interface Column extends ColumnFields {
  /** The id of the column. */
  id: string;
  /** The name of the field in events. */
  key_name: string;
  /** When an event with the field last arrived, in ISO 8601. */
  last_written?: string;
  /** When the column was created, in ISO 8601. */
  created_at?: string;
  /** When the column was updated, in ISO 8601. */
  updated_at?: string;
}
