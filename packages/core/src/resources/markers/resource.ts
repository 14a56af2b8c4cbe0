import type { Source } from "../../bundle/description.ts";
import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import { createMarkerFrom, type MarkerDescription } from "./create-from.ts";
import type { Marker, MarkerCreate } from "./models.ts";
import { createMarker, deleteMarker, getMarker, updateMarker } from "./operations.ts";

/**
 * Points and spans of time that graphs show. Every method takes {@link ALL_DATASETS} for the
 * markers of the whole environment.
 *
 * @see https://api-docs.honeycomb.io/api/markers
 */
export class Markers<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /**
   * Lists a dataset's markers, each with the color of its type.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   */
  list(datasetSlug: string): Result<M, Marker[]> {
    return this.#perform(invoke(getMarker, { path: { datasetSlug } }));
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
  create(datasetSlug: string, marker: MarkerCreate): Result<M, Marker> {
    return this.#perform(invoke(createMarker, { path: { datasetSlug }, body: marker }));
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
  createFrom(source: Source<MarkerDescription>): Result<M, Marker> {
    return this.#perform(createMarkerFrom(source));
  }

  /**
   * Replaces a marker: a field that is left out is then empty. Returns it as it is then.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  update(datasetSlug: string, markerId: string, marker: MarkerCreate): Result<M, Marker> {
    return this.#perform(invoke(updateMarker, { path: { datasetSlug, markerId }, body: marker }));
  }

  /**
   * Deletes a marker. Returns it as it was.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  delete(datasetSlug: string, markerId: string): Result<M, Marker> {
    return this.#perform(invoke(deleteMarker, { path: { datasetSlug, markerId } }));
  }
}
