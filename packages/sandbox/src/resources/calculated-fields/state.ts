import { ALL_DATASETS, type CalculatedField } from "@honeycomb/core";
import { ApiError, conflict, legacyError } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import { columnsIn } from "../../query/expression.ts";
import type { InDataset, State } from "../../state.ts";
import { findDatasets } from "../datasets/state.ts";
import type { CalculatedFieldRequest } from "./requests.ts";
import { findUse } from "./uses.ts";

/** Returns the fields of a dataset, or those of the whole environment for `__all__`. */
export function calculatedFieldsOf(state: State, datasetSlug: string): CalculatedField[] {
  return [...state.calculatedFields.values()]
    .filter((field) => field.datasetSlug === datasetSlug)
    .map(({ value }) => value);
}

/** @throws ApiError 404 */
export function findCalculatedField(
  state: State,
  datasetSlug: string,
  id: string,
): InDataset<CalculatedField> {
  const field = state.calculatedFields.get(id);
  if (field?.datasetSlug !== datasetSlug) throw legacyError(404, "calculated field not found");
  return field;
}

/**
 * Finds the field with an alias: a field of the dataset takes precedence over one of the
 * environment.
 */
export function resolveAlias(
  state: State,
  datasetSlug: string,
  alias: string,
): CalculatedField | undefined {
  return [datasetSlug, ALL_DATASETS]
    .flatMap((slug) => calculatedFieldsOf(state, slug))
    .find((field) => field.alias === alias);
}

/** Whether a dataset, or any of them for `__all__`, has a column or a calculated field. */
export function hasField(state: State, datasetSlug: string, name: string): boolean {
  if (resolveAlias(state, datasetSlug, name) !== undefined) return true;
  return findDatasets(state, datasetSlug).some(
    ({ slug, columns }) => columns.has(name) || resolveAlias(state, slug, name) !== undefined,
  );
}

/** @throws ApiError 400 when it uses a column that doesn't exist, 409 when the alias exists */
export function addCalculatedField(
  state: State,
  datasetSlug: string,
  { description = "", ...field }: CalculatedFieldRequest,
): CalculatedField {
  checkAlias(state, datasetSlug, field.alias);
  checkColumns(state, datasetSlug, field);
  const now = state.timestamp();
  const value = { id: createId(), ...field, description, created_at: now, updated_at: now };
  state.calculatedFields.set(value.id, { datasetSlug, value });
  return value;
}

/**
 * @throws ApiError 400 when it uses a column that doesn't exist, 409 when the new alias exists, or
 *   when something uses the old one
 */
export function changeCalculatedField(
  state: State,
  field: InDataset<CalculatedField>,
  { description = "", ...change }: CalculatedFieldRequest,
): CalculatedField {
  if (change.alias !== field.value.alias) {
    checkUnused(state, field.value);
    checkAlias(state, field.datasetSlug, change.alias);
  }
  checkColumns(state, field.datasetSlug, change);
  field.value = { ...field.value, ...change, description, updated_at: state.timestamp() };
  return field.value;
}

/** @throws ApiError 409 when the field is in use */
export function removeCalculatedField(state: State, { value }: InDataset<CalculatedField>): void {
  checkUnused(state, value);
  state.calculatedFields.delete(value.id);
}

function checkAlias(state: State, datasetSlug: string, alias: string): void {
  if (calculatedFieldsOf(state, datasetSlug).some((field) => field.alias === alias)) {
    throw conflict(`a calculated field with the alias "${alias}" already exists`);
  }
}

function checkColumns(
  state: State,
  datasetSlug: string,
  { expression }: CalculatedFieldRequest,
): void {
  const unknown = columnsIn(expression).find((name) => !hasField(state, datasetSlug, name));
  if (unknown === undefined) return;
  throw new ApiError(400, "unable to process request", {
    detail: `unknown column name: ${unknown}`,
  });
}

/** Returns the aliases of the calculated fields that use a column of a dataset. */
export function fieldsWithColumn(state: State, datasetSlug: string, column: string): string[] {
  return [datasetSlug, ALL_DATASETS]
    .flatMap((slug) => calculatedFieldsOf(state, slug))
    .filter(({ expression }) => columnsIn(expression).includes(column))
    .map(({ alias }) => alias);
}

function checkUnused(state: State, { id, alias }: CalculatedField): void {
  const use = findUse(state, (slug, name) => resolveAlias(state, slug, name)?.id === id);
  if (use !== undefined) throw conflict(`the calculated field "${alias}" is used by ${use}`);
}
