import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { Expression } from "./expression/expression.ts";
import type { CalculatedField, CalculatedFieldCreate, CalculatedFieldUpdate } from "./models.ts";
import {
  createCalculatedField,
  deleteCalculatedField,
  getCalculatedField,
  listCalculatedFields,
  updateCalculatedField,
} from "./operations.ts";

/**
 * Columns whose values are calculated from others, also called derived columns. Every method takes
 * {@link ALL_DATASETS} for the fields of the whole environment. The key needs the permission to
 * manage queries and columns.
 *
 * @see https://api-docs.honeycomb.io/api/calculated-fields
 */
export class CalculatedFields<M extends Mode> extends Resource<M> {
  /** Lists a dataset's calculated fields. */
  list(datasetSlug: string, options?: RequestOptions): Result<M, CalculatedField[]> {
    return this.runCall(
      call(function* () {
        return [yield* invoke(listCalculatedFields, { path: { datasetSlug } })].flat();
      }),
      options,
    );
  }

  /**
   * Gets a calculated field by its id.
   *
   * @throws HoneycombNotFoundError when there is none
   */
  get(
    datasetSlug: string,
    derivedColumnId: string,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    return this.invoke(getCalculatedField, { path: { datasetSlug, derivedColumnId } }, options);
  }

  /**
   * Gets a calculated field by the name that queries use.
   *
   * @throws HoneycombNotFoundError when there is none
   */
  getByAlias(
    datasetSlug: string,
    alias: string,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    return this.runCall(
      call(function* () {
        const path = { datasetSlug };
        const found = [yield* invoke(listCalculatedFields, { path, query: { alias } })].flat();
        return found[0] as CalculatedField;
      }),
      options,
    );
  }

  /**
   * Creates a calculated field. Its expression is text, or made by {@link expressions}. Honeycomb
   * judges it; {@link checkExpression} finds mistakes without asking, and where they are.
   *
   * @throws HoneycombConflictError when there is one with this alias
   * @throws HoneycombValidationError when Honeycomb doesn't understand the expression
   *
   * @example
   * ```ts
   * import { expressions } from "@honeycomb/core";
   *
   * const { col, Lt } = expressions;
   * await client.calculatedFields.create("api", {
   *   alias: "request_ok",
   *   expression: Lt(col("status"), 500), // or "LT($status, 500)"
   * });
   * ```
   */
  create(
    datasetSlug: string,
    field: WithExpression<CalculatedFieldCreate>,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    const body = writeExpression(field);
    return this.invoke(createCalculatedField, { path: { datasetSlug }, body }, options);
  }

  /** Changes a calculated field, by all of it and not by parts. Returns it as it is then. */
  update(
    datasetSlug: string,
    derivedColumnId: string,
    field: WithExpression<CalculatedFieldUpdate>,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    const path = { datasetSlug, derivedColumnId };
    const body = writeExpression(field);
    return this.invoke(updateCalculatedField, { path, body }, options);
  }

  /**
   * Deletes a calculated field.
   *
   * @throws HoneycombConflictError when an SLO, a trigger or a board uses it
   */
  delete(datasetSlug: string, derivedColumnId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteCalculatedField, { path: { datasetSlug, derivedColumnId } }, options);
  }
}

/** A field whose expression may be one that is not written as text yet. */
export type WithExpression<F extends { expression: string }> = Omit<F, "expression"> & {
  /** The formula, such as `IF(LT($status, 400), 1, 0)`, 1 to 4095 characters. */
  expression: string | Expression;
};

function writeExpression(field: WithExpression<CalculatedFieldCreate>): CalculatedFieldCreate {
  const { expression } = field;
  // What is neither is for the request's schema to find.
  return { ...field, expression: expression instanceof Expression ? `${expression}` : expression };
}
