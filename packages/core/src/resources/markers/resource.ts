import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { findById, patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import { createMarkerFrom, type MarkerDescription } from "./create-from.ts";
import { createMarker, deleteMarker, getMarker, updateMarker } from "./operations.ts";
import type { Marker, MarkerChanges, MarkerCreate, MarkerUpdate } from "./types.ts";

/**
 * Manages markers: points and periods of time that graphs show. Use {@link ALL_DATASETS} as the
 * dataset for the markers of the whole environment.
 *
 * @see https://api-docs.honeycomb.io/api/markers
 */
export class Markers<M extends Mode> extends Resource<M> {
  /** Lists the markers of a dataset, each with the color of its type. */
  list(datasetSlug: string, options?: RequestOptions): Result<M, Marker[]> {
    return this.invoke(getMarker, { path: { datasetSlug } }, options);
  }

  /**
   * Creates a marker.
   *
   * @example
   * ```ts
   * await client.markers.create("api", { type: "deploy", message: "v1.4.0" });
   * ```
   */
  create(datasetSlug: string, marker: MarkerCreate, options?: RequestOptions): Result<M, Marker> {
    return this.invoke(createMarker, { path: { datasetSlug }, body: marker }, options);
  }

  /**
   * Creates a marker from a builder, in the dataset that the builder names.
   *
   * @param source a {@link MarkerBuilder}, or a marker and its dataset
   * @throws HoneycombInputError before anything is sent, when the marker is not valid
   *
   * @example
   * ```ts
   * await client.markers.createFrom(new MarkerBuilder("deploy").dataset("api").message("v1.4.0"));
   * ```
   */
  createFrom(source: Source<MarkerDescription>, options?: RequestOptions): Result<M, Marker> {
    return this.runCall(createMarkerFrom(source), options);
  }

  /**
   * Replaces a marker: fields that you leave out are reset. To change some fields, use {@link patch}.
   */
  update(
    datasetSlug: string,
    markerId: string,
    marker: MarkerUpdate,
    options?: RequestOptions,
  ): Result<M, Marker> {
    return this.invoke(updateMarker, { path: { datasetSlug, markerId }, body: marker }, options);
  }

  /**
   * Changes some fields of a marker. Lists the markers to find it, and sends it with the changes. If
   * someone else changes it in between, that change is lost.
   *
   * @param changes the fields to change; `null` removes a field
   *
   * @example
   * ```ts
   * await client.markers.patch("api", "d1c84e", { end_time: Math.floor(Date.now() / 1000) });
   * ```
   */
  patch(
    datasetSlug: string,
    markerId: string,
    changes: MarkerChanges,
    options?: RequestOptions,
  ): Result<M, Marker> {
    const path = { datasetSlug, markerId };
    const read = findById(getMarker, invoke(getMarker, { path }), markerId);
    return this.runCall(patch(updateMarker, path, read, changes), options);
  }

  /** Deletes a marker. Returns the deleted marker. */
  delete(datasetSlug: string, markerId: string, options?: RequestOptions): Result<M, Marker> {
    return this.invoke(deleteMarker, { path: { datasetSlug, markerId } }, options);
  }
}
