import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { filterValue, filterValueRule } from "../queries/filter-value.ts";
import { filterOps } from "../queries/models.ts";

/** What a board view shows of a board's queries. */
export const BoardViewFilterSchema = v.pipe(
  v.strictObject({
    /** The column whose value is compared. */
    column: v.string(),
    operation: v.picklist(filterOps),
    /** What it is compared with: a list for `in` and `not-in`, none for `exists` and `does-not-exist`. */
    value: filterValue,
  }),
  filterValueRule(({ operation }) => operation),
);
export interface BoardViewFilter extends v.InferInput<typeof BoardViewFilterSchema> {}

/** A board view to create. */
export const BoardViewCreateSchema = v.strictObject({
  /** 1 to 255 characters. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  /** At least one. */
  filters: v.pipe(v.array(BoardViewFilterSchema), v.minLength(1)),
});
export interface BoardViewCreate extends v.InferInput<typeof BoardViewCreateSchema> {}

/** What a board view is changed to: all of it. */
export const BoardViewUpdateSchema = BoardViewCreateSchema;
export interface BoardViewUpdate extends BoardViewCreate {}

/** A board with filters, kept under a name. */
export const BoardViewSchema = v.looseObject({
  id: v.string(),
  name: v.string(),
  filters: v.nullish(
    v.array(
      v.looseObject({
        column: v.string(),
        operation: openPicklist(filterOps),
        value: v.optional(v.unknown()),
      }),
    ),
  ),
});
export interface BoardView extends Known<v.InferOutput<typeof BoardViewSchema>> {}
