import { ALL_DATASETS, type Column, type Dataset } from "@honeycomb/core";
import { legacyError, notFound } from "../../http/api-error.ts";
import type { Sent } from "../../http/handler.ts";
import type { InDataset, State } from "../../state.ts";
import type { DefinitionName } from "../dataset-definitions/state.ts";
import type { DatasetRequest } from "./requests.ts";

/** A dataset and its columns. */
export interface DatasetState {
  readonly slug: string;
  readonly name: string;
  readonly createdAt: string;
  description: string;
  expandJsonDepth: number;
  deleteProtected: boolean;
  lastWrittenAt: string | null;
  /** By the name in events. */
  readonly columns: Map<string, Column>;
  /** The names of the fields whose meaning was set. */
  readonly definitions: Map<DefinitionName, string>;
}

/** Converts a name to its slug: `My Dataset!` becomes `my-dataset-`. */
export function toSlug(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9_-]+/g, "-");
}

/** Returns the dataset as responses contain it. */
export function toDataset(dataset: DatasetState): Sent<Dataset> {
  return {
    name: dataset.name,
    slug: dataset.slug,
    description: dataset.description,
    settings: { delete_protected: dataset.deleteProtected },
    expand_json_depth: dataset.expandJsonDepth,
    created_at: dataset.createdAt,
    last_written_at: dataset.lastWrittenAt,
    regular_columns_count: dataset.columns.size === 0 ? null : dataset.columns.size,
  };
}

/** @throws ApiError 404 */
export function findDataset(state: State, slug: string): DatasetState {
  const dataset = state.datasets.get(slug);
  if (dataset === undefined) throw notFound("Dataset");
  return dataset;
}

/**
 * Finds the datasets that a slug refers to: a single one, or all of them for `__all__`.
 *
 * @throws ApiError 404
 */
export function findDatasets(state: State, slug: string): DatasetState[] {
  return slug === ALL_DATASETS ? [...state.datasets.values()] : [findDataset(state, slug)];
}

/** Whether a resource belongs to a dataset. Every resource belongs to `__all__`. */
export function isIn(datasetSlug: string, resource: InDataset<unknown>): boolean {
  return datasetSlug === ALL_DATASETS || resource.datasetSlug === datasetSlug;
}

/**
 * Adds a dataset, or finds the existing one with the same slug. A new one is protected from
 * deletion, as in Honeycomb.
 *
 * @throws ApiError 409 for a reserved name
 */
export function addDataset(
  state: State,
  { name, description = "", expand_json_depth = 0 }: DatasetRequest,
): { readonly dataset: DatasetState; readonly isNew: boolean } {
  const slug = toSlug(name);
  if (slug === ALL_DATASETS) throw legacyError(409, `a dataset can't be named "${name}"`);
  const existing = state.datasets.get(slug);
  if (existing !== undefined) return { dataset: existing, isNew: false };
  const dataset: DatasetState = {
    slug,
    name,
    description,
    expandJsonDepth: expand_json_depth,
    deleteProtected: true,
    createdAt: state.timestamp(),
    lastWrittenAt: null,
    columns: new Map(),
    definitions: new Map(),
  };
  state.datasets.set(slug, dataset);
  return { dataset, isNew: true };
}

/** Removes a dataset with all that belongs to it. */
export function removeDataset(state: State, { slug }: DatasetState): void {
  state.datasets.delete(slug);
  state.events.remove(slug);
  const collections = [
    state.queries,
    state.queryAnnotations,
    state.queryResults,
    state.calculatedFields,
    state.triggers,
    state.slos,
    state.burnAlerts,
    state.markers,
    state.markerSettings,
  ];
  for (const collection of collections) {
    for (const [id, { datasetSlug }] of collection) {
      if (datasetSlug === slug) collection.delete(id);
    }
  }
}
