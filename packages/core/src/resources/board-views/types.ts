import type { Changes } from "../../patch.ts";
import type { FilterOp, FilterValue } from "../queries/types.ts";

/** Selects the events that a board view shows. */
export interface BoardViewFilter {
  /** The column to compare. */
  column: string;
  /** How the column is compared with `value`. */
  operation: FilterOp;
  /** The value to compare with: a list for `in` and `not-in`, none for `exists` and `does-not-exist`. */
  value?: FilterValue | FilterValue[];
}

/** What can be set on a board view. */
interface BoardViewFields {
  /** The name, 1 to 255 characters. */
  name: string;
  /** The filters, at least one. An event must pass all of them. */
  filters: BoardViewFilter[];
}

/** A board view to create. */
export interface BoardViewCreate extends BoardViewFields {}

/** The new content of a board view. */
export interface BoardViewUpdate extends BoardViewFields {}

/** What to change of a board view. `filters` replaces all filters. */
export interface BoardViewChanges extends Changes<BoardViewUpdate> {}

/**
 * A named set of filters for all queries of a board.
 *
 * @see https://api-docs.honeycomb.io/api/boards
 */
export interface BoardView extends BoardViewFields {
  /** The id of the view. */
  id: string;
}
