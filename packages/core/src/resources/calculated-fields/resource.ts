import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import { Expression } from "./expression/expression.ts";
import {
  createCalculatedField,
  deleteCalculatedField,
  getCalculatedField,
  listCalculatedFields,
  updateCalculatedField,
} from "./operations.ts";
import type { CalculatedField, CalculatedFieldChanges, CalculatedFieldInput } from "./types.ts";

/**
 * Columns whose values are calculated from others, also called derived columns. Every method
 * accepts {@link ALL_DATASETS} for fields of the whole environment. The API key needs the
 * permission to manage columns and queries.
 *
 * @see https://api-docs.honeycomb.io/api/calculated-fields
 */
export class CalculatedFields<M extends Mode> extends Resource<M> {
  /** Lists the calculated fields of a dataset. */
  list(datasetSlug: string, options?: RequestOptions): Result<M, CalculatedField[]> {
    return this.runCall(
      call(function* () {
        return [yield* invoke(listCalculatedFields, { path: { datasetSlug } })].flat();
      }),
      options,
    );
  }

  /** Gets a calculated field by its id. */
  get(
    datasetSlug: string,
    derivedColumnId: string,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    return this.invoke(getCalculatedField, { path: { datasetSlug, derivedColumnId } }, options);
  }

  /**
   * Gets a calculated field by its alias, the name that queries use.
   *
   * @throws HoneycombNotFoundError when the dataset has no calculated field with this alias
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
   * Creates a calculated field. Its expression is text, or built by the functions of
   * {@link expressions}. Honeycomb validates it. {@link checkExpression} finds mistakes, with their
   * positions, without a request.
   *
   * @throws HoneycombConflictError when the dataset has a calculated field with this alias
   * @throws HoneycombValidationError when the expression is not valid
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
    field: CalculatedFieldInput,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    const body = writeExpression(field);
    return this.invoke(createCalculatedField, { path: { datasetSlug }, body }, options);
  }

  /**
   * Replaces a calculated field. Without a description, Honeycomb sets it to its default. To change
   * some of it, use {@link patch}.
   *
   * @throws HoneycombConflictError when the dataset has another calculated field with this alias
   *
   * @example
   * ```ts
   * const field = await client.calculatedFields.getByAlias("api", "request_ok");
   * await client.calculatedFields.update("api", field.id, {
   *   ...field,
   *   expression: "LT($status, 400)",
   * });
   * ```
   */
  update(
    datasetSlug: string,
    derivedColumnId: string,
    field: CalculatedFieldInput,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    const path = { datasetSlug, derivedColumnId };
    const body = writeExpression(field);
    return this.invoke(updateCalculatedField, { path, body }, options);
  }

  /**
   * Changes some of a calculated field. Gets the field and sends it with the changes. If someone else
   * changes it in between, that change is lost.
   *
   * @param changes what to change; `null` removes the description
   * @throws HoneycombConflictError when the dataset has another calculated field with this alias
   *
   * @example
   * ```ts
   * const field = await client.calculatedFields.getByAlias("api", "request_ok");
   * await client.calculatedFields.patch("api", field.id, { expression: "LT($status, 400)" });
   * ```
   */
  patch(
    datasetSlug: string,
    derivedColumnId: string,
    changes: CalculatedFieldChanges,
    options?: RequestOptions,
  ): Result<M, CalculatedField> {
    const path = { datasetSlug, derivedColumnId };
    const written = changes && writeExpression(changes);
    return this.runCall(patch(updateCalculatedField, path, getCalculatedField, written), options);
  }

  /**
   * Deletes a calculated field.
   *
   * @throws HoneycombConflictError when an SLO, a trigger or a board uses the field
   */
  delete(datasetSlug: string, derivedColumnId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteCalculatedField, { path: { datasetSlug, derivedColumnId } }, options);
  }
}

function writeExpression<T extends CalculatedFieldChanges>(field: T) {
  // The type of a part of T doesn't exclude an expression.
  const expression = field?.expression as Exclude<T["expression"], Expression> | Expression;
  // If it is neither text nor an expression, the schema of the request reports it.
  return { ...field, expression: expression instanceof Expression ? `${expression}` : expression };
}
