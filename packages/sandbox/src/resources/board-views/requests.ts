import * as v from "valibot";
import { list, object, optional, rule, text } from "../../http/request-schema.ts";
import { filterOp, filterValue, findValueProblem } from "../queries/requests.ts";

const filter = v.pipe(
  object({ column: v.string(), operation: filterOp, value: optional(filterValue) }),
  rule("value", ({ operation, value }) => findValueProblem(operation, value)),
);

const view = object({ name: text({ min: 1, max: 255 }), filters: list(filter, { min: 1 }) });

/** A view to create, or to replace another by. */
export type BoardViewRequest = v.InferOutput<typeof view>;

export const boardViewRequests = {
  createBoardView: { body: view },
  updateBoardView: { body: view },
};
