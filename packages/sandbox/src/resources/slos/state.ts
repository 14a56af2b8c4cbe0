import type { SLO } from "@honeycomb/core";
import { notFound, validationFailed } from "../../http/api-error.ts";
import type { Sent } from "../../http/handler.ts";
import { createId } from "../../id.ts";
import type { InDataset, State } from "../../state.ts";
import { resolveAlias } from "../calculated-fields/state.ts";
import { isIn } from "../datasets/state.ts";
import type { SloCreateRequest, SloUpdateRequest } from "./requests.ts";

/** The SLOs of a dataset, or all of them for `__all__`. */
export function slosOf(state: State, datasetSlug: string): SLO[] {
  return [...state.slos.values()].filter((slo) => isIn(datasetSlug, slo)).map(({ value }) => value);
}

/**
 * Finds an SLO. `__all__` may stand for its dataset.
 *
 * @throws ApiError 404
 */
export function findSlo(state: State, datasetSlug: string, id: string): InDataset<SLO> {
  const slo = state.slos.get(id);
  if (slo === undefined || !isIn(datasetSlug, slo)) throw notFound("SLO");
  return slo;
}

/** @throws ApiError 422 when its calculated field does not exist */
export function addSlo(
  state: State,
  datasetSlug: string,
  { dataset_slugs = [datasetSlug], ...slo }: SloCreateRequest,
): SLO {
  checkIndicator(state, datasetSlug, slo);
  const now = state.timestamp();
  const value: SLO = {
    description: "",
    tags: [],
    ...slo,
    id: createId(),
    created_at: now,
    updated_at: now,
    dataset_slugs,
  };
  state.slos.set(value.id, { datasetSlug, value });
  return value;
}

/** @throws ApiError 422 when its calculated field does not exist */
export function changeSlo(state: State, slo: InDataset<SLO>, change: SloUpdateRequest): SLO {
  checkIndicator(state, slo.datasetSlug, change);
  slo.value = { ...slo.value, description: "", tags: [], ...change, updated_at: state.timestamp() };
  return slo.value;
}

/** The SLO in a response. Its budget was never reset, which the API can't do. */
export function toSlo<T extends SLO>(slo: T): Sent<T> {
  return { ...slo, reset_at: null };
}

function checkIndicator(
  state: State,
  datasetSlug: string,
  { sli: { alias } }: SloUpdateRequest,
): void {
  if (resolveAlias(state, datasetSlug, alias) !== undefined) return;
  throw validationFailed({
    field: "sli.alias",
    code: "invalid",
    description: `sli.alias: there is no calculated field "${alias}"`,
  });
}
