import { ALL_DATASETS, type Marker } from "@honeycomb/core";
import { notFound } from "../../http/api-error.ts";
import type { InDataset, State } from "../../state.ts";
import type { MarkerRequest } from "./requests.ts";

/** @throws ApiError 404 */
export function findMarker(state: State, datasetSlug: string, id: string): InDataset<Marker> {
  const marker = state.markers.get(id);
  if (marker?.datasetSlug !== datasetSlug) throw notFound("Marker");
  return marker;
}

export function addMarker(state: State, datasetSlug: string, marker: MarkerRequest): Marker {
  const now = state.timestamp();
  const id = createMarkerId();
  const value: Marker = { id, ...withStart(state, marker), created_at: now, updated_at: now };
  state.markers.set(id, { datasetSlug, value });
  return value;
}

/** Replaces the fields of a marker. */
export function replaceMarker(
  state: State,
  marker: InDataset<Marker>,
  replacement: MarkerRequest,
): Marker {
  const { id, created_at } = marker.value;
  const fields = withStart(state, replacement);
  marker.value = { id, ...fields, created_at, updated_at: state.timestamp() };
  return marker.value;
}

/**
 * Adds the color of its type to a marker. The dataset's setting takes precedence over the
 * environment's.
 */
export function withColor(state: State, { datasetSlug, value }: InDataset<Marker>): Marker {
  const settings = [...state.markerSettings.values()].filter(
    (setting) => setting.value.type === value.type,
  );
  for (const slug of [datasetSlug, ALL_DATASETS]) {
    const setting = settings.find((candidate) => candidate.datasetSlug === slug);
    if (setting !== undefined) return { ...value, color: setting.value.color };
  }
  return value;
}

function withStart(state: State, { start_time, ...marker }: MarkerRequest): MarkerRequest {
  return { start_time: start_time ?? Math.floor(state.now().getTime() / 1000), ...marker };
}

/** Six hexadecimal digits. */
function createMarkerId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
