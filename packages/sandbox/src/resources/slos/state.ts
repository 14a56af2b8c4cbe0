import type { SLO, SLOCreate } from "@honeycomb/core";
import { notFound } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { InDataset, State } from "../../state.ts";

/** @throws ApiError 404 */
export function findSlo(state: State, datasetSlug: string, id: string): InDataset<SLO> {
  const slo = state.slos.get(id);
  if (slo?.datasetSlug !== datasetSlug) throw notFound("SLO");
  return slo;
}

export function addSlo(
  state: State,
  datasetSlug: string,
  { dataset_slugs = [datasetSlug], ...slo }: SLOCreate,
): SLO {
  const now = state.timestamp();
  const value: SLO = {
    description: "",
    tags: [],
    ...slo,
    id: createId(),
    reset_at: null,
    created_at: now,
    updated_at: now,
    dataset_slugs,
  };
  state.slos.set(value.id, { datasetSlug, value });
  return value;
}
