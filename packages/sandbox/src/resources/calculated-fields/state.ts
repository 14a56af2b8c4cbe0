import { ALL_DATASETS, type CalculatedField, type CalculatedFieldCreate } from "@honeycomb/core";
import { conflict, legacyError } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { InDataset, State } from "../../state.ts";
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

/** @throws ApiError 409 when the alias exists */
export function addCalculatedField(
  state: State,
  datasetSlug: string,
  { description = "", ...field }: CalculatedFieldCreate,
): CalculatedField {
  checkAlias(state, datasetSlug, field.alias);
  const now = state.timestamp();
  const value = { id: createId(), ...field, description, created_at: now, updated_at: now };
  state.calculatedFields.set(value.id, { datasetSlug, value });
  return value;
}

/** @throws ApiError 409 when the new alias exists, or when something uses the old one */
export function changeCalculatedField(
  state: State,
  field: InDataset<CalculatedField>,
  { description = "", ...change }: CalculatedFieldCreate,
): CalculatedField {
  if (change.alias !== field.value.alias) {
    checkUnused(state, field.value);
    checkAlias(state, field.datasetSlug, change.alias);
  }
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

function checkUnused(state: State, { id, alias }: CalculatedField): void {
  const use = findUse(state, (slug, name) => resolveAlias(state, slug, name)?.id === id);
  if (use !== undefined) throw conflict(`the calculated field "${alias}" is used by ${use}`);
}
