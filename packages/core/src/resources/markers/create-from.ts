import * as v from "valibot";
import { buildFrom, checkDescription, pathPart, type Source } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { rule } from "../../model/rule.ts";
import { invoke } from "../../operation/invoke.ts";
import { type Marker, MarkerCreateSchema } from "./models.ts";
import { createMarker } from "./operations.ts";

export const MarkerDescriptionSchema = v.pipe(
  v.strictObject({
    /** A dataset, or {@link ALL_DATASETS}. */
    datasetSlug: pathPart,
    marker: MarkerCreateSchema,
  }),
  rule(
    ["marker", "end_time"],
    ({ marker: { start_time = Number.NEGATIVE_INFINITY, end_time = start_time } }) =>
      end_time >= start_time,
    "must not be before start_time",
  ),
);
/** A marker and where it is shown, to create. */
export interface MarkerDescription extends v.InferInput<typeof MarkerDescriptionSchema> {}

/** Creates a marker. */
export function createMarkerFrom(source: Source<MarkerDescription>): Call<Marker> {
  return call(function* () {
    const description = buildFrom(source);
    const { datasetSlug, marker } = checkDescription(
      MarkerDescriptionSchema,
      description,
      "marker",
    );
    return yield* invoke(createMarker, { path: { datasetSlug }, body: marker });
  });
}
