import * as v from "valibot";
import { buildFrom, pathPart, type Source, validateDescription } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { rule } from "../../model/limits.ts";
import type { Equal, Output, Schema } from "../../model/schema.ts";
import { invoke } from "../../operation/invoke.ts";
import { createMarker } from "./operations.ts";
import { MarkerCreateSchema } from "./schemas.ts";
import type { Marker, MarkerCreate } from "./types.ts";

/** A marker to create, and its dataset. */
export interface MarkerDescription {
  /** The slug of a dataset, or {@link ALL_DATASETS} for the whole environment. */
  datasetSlug: string;
  /** The marker. */
  marker: MarkerCreate;
}

const description = v.pipe(
  v.strictObject({ datasetSlug: pathPart, marker: MarkerCreateSchema }),
  rule(
    ["marker", "end_time"],
    ({ marker: { start_time = Number.NEGATIVE_INFINITY, end_time = start_time } }) =>
      end_time >= start_time,
    "must not be before start_time",
  ),
);
export const MarkerDescriptionSchema: Schema<MarkerDescription> = description;
true satisfies Equal<Output<typeof description>, MarkerDescription>;

/** Creates a marker. */
export function createMarkerFrom(source: Source<MarkerDescription>): Call<Marker> {
  return call(function* () {
    const description = buildFrom(source);
    const { datasetSlug, marker } = validateDescription(
      MarkerDescriptionSchema,
      description,
      "marker",
    );
    return yield* invoke(createMarker, { path: { datasetSlug }, body: marker });
  });
}
