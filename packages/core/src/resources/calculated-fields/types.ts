import type { Changes } from "../../patch.ts";
import type { Expression } from "./expression/expression.ts";

/** What calculated fields have, besides their expression. */
interface CalculatedFieldFields {
  /** The name, which queries use like that of a column, 1 to 255 characters. */
  alias: string;
  /** A description, up to 255 characters. Default: empty. */
  description?: string;
}

/** A calculated field to create, as Honeycomb accepts it. */
export interface CalculatedFieldCreate extends CalculatedFieldFields {
  /** The expression, such as `IF(LT($status, 400), 1, 0)`, 1 to 4095 characters. */
  expression: string;
}

/** What to replace a calculated field with, as Honeycomb accepts it. */
export interface CalculatedFieldUpdate extends CalculatedFieldCreate {}

/** A calculated field to create, or to replace one with. */
export interface CalculatedFieldInput extends CalculatedFieldFields {
  /**
   * The expression: text, such as `IF(LT($status, 400), 1, 0)`, or one that the functions of
   * `expressions` build. Its text has 1 to 4095 characters.
   */
  expression: string | Expression;
}

/** What to change of a calculated field. */
export interface CalculatedFieldChanges extends Changes<CalculatedFieldInput> {}

/**
 * A column whose values are calculated from others, also called a derived column.
 *
 * @see https://api-docs.honeycomb.io/api/calculated-fields
 */
export interface CalculatedField extends CalculatedFieldCreate {
  /** The id of the calculated field. */
  id: string;
  /** When the field was created, in ISO 8601. The response to an update may lack it. */
  created_at?: string;
  /** When the field was updated, in ISO 8601. The response to an update may lack it. */
  updated_at?: string;
}
