import * as v from "valibot";
import { openPicklist } from "../model/open-picklist.ts";

// Honeycomb's v2 API puts things into an envelope, which https://jsonapi.org describes.

/** A thing in an answer. */
export interface ResourceObject {
  readonly id: string;
  readonly attributes: object;
  readonly relationships?: Readonly<Record<string, unknown>> | undefined;
}

/** What a thing in an answer is related to: one of the named type. */
export function relationship<const Type extends string>(type: Type) {
  return v.looseObject({
    data: v.looseObject({ id: v.string(), type: openPicklist([type]) }),
  });
}

/** What a thing that is sent is related to. */
export function sentRelationship<const Type extends string>(type: Type) {
  return v.strictObject({
    data: v.strictObject({ id: v.string(), type: v.literal(type) }),
  });
}

/** Things that the answered ones are related to, with their attributes. */
export const IncludedSchema = v.array(
  v.looseObject({
    id: v.optional(v.string()),
    type: v.optional(v.string()),
    attributes: v.optional(v.record(v.string(), v.unknown())),
  }),
);
