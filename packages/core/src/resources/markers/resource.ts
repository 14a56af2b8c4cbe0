import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { createMarkerFrom, type MarkerDescription } from "./create-from.ts";
import type { Marker, MarkerCreate } from "./models.ts";
import { createMarker, deleteMarker, getMarker, updateMarker } from "./operations.ts";

/**
 * Points and spans of time that graphs show. Every method takes {@link ALL_DATASETS} for the
 * markers of the whole environment.
 *
 * @see https://api-docs.honeycomb.io/api/markers
 */
export class Markers<M extends Mode> extends Resource<M> {
  /**
   * Lists a dataset's markers, each with the color of its type.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   */
  list(datasetSlug: string, options?: RequestOptions): Result<M, Marker[]> {
    return this.invoke(getMarker, { path: { datasetSlug } }, options);
  }

  /**
   * Creates a marker.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is no such dataset
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
   * Creates a marker where its builder says.
   *
   * @param source a {@link MarkerBuilder}, or what one builds
   * @throws HoneycombNotFoundError when there is no such dataset
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
   * Replaces a marker: a field that is left out is then empty. Returns it as it is then.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  update(
    datasetSlug: string,
    markerId: string,
    marker: MarkerCreate,
    options?: RequestOptions,
  ): Result<M, Marker> {
    return this.invoke(updateMarker, { path: { datasetSlug, markerId }, body: marker }, options);
  }

  /**
   * Deletes a marker. Returns it as it was.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  delete(datasetSlug: string, markerId: string, options?: RequestOptions): Result<M, Marker> {
    return this.invoke(deleteMarker, { path: { datasetSlug, markerId } }, options);
  }
}
