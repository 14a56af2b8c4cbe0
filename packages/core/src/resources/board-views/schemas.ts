import * as v from "valibot";
import { list, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import { filterValueRule } from "../queries/filter-value.ts";
import { FilterValueSchema, filterOps } from "../queries/schemas.ts";
import type { BoardView, BoardViewCreate, BoardViewFilter, BoardViewUpdate } from "./types.ts";

const filter = v.pipe(
  object({
    column: v.string(),
    operation: oneOf(filterOps),
    value: optional(FilterValueSchema),
  }),
  filterValueRule(({ operation }) => operation),
);
const BoardViewFilterSchema: Schema<BoardViewFilter> = filter;
true satisfies Equal<Output<typeof filter>, BoardViewFilter>;

const viewFields = {
  name: text({ minLength: 1, maxLength: 255 }),
  filters: list(BoardViewFilterSchema, { minLength: 1 }),
};

const viewCreate = object(viewFields);
export const BoardViewCreateSchema: Schema<BoardViewCreate> = viewCreate;
true satisfies Equal<Output<typeof viewCreate>, BoardViewCreate>;

export const BoardViewUpdateSchema: Schema<BoardViewUpdate> = viewCreate;
true satisfies Equal<Output<typeof viewCreate>, BoardViewUpdate>;

const view = object({ ...viewFields, id: v.string() });
export const BoardViewSchema: Schema<BoardView> = view;
true satisfies Equal<Output<typeof view>, BoardView>;
