import * as v from "valibot";
import { object, oneOf, optional, record, type Schema } from "../model/schema.ts";
import { type PageLinks, PageLinksSchema } from "../paging/schemas.ts";

// Honeycomb's v2 API wraps resources in an envelope, which https://jsonapi.org describes.

/** A resource of a response, in its envelope. */
export interface ResourceObject {
  /** The id of the resource. */
  readonly id: string;
  /** The fields of the resource. */
  readonly attributes: object;
  /** The resources that it is related to, by the names of the relationships. */
  readonly relationships?: object | undefined;
}

/** A body with one resource in its envelope. */
export interface Envelope<Resource> {
  /** The resource. */
  data: Resource;
}

/** A page of resources in their envelopes. */
export interface EnvelopePage<Resource> {
  /** The resources. */
  data: Resource[];
  /** The link to the next page. */
  links?: PageLinks;
}

/** A relationship to one resource. */
export interface Relationship<Type extends string> {
  /** The type and the id of the resource. */
  data: {
    /** The id of the resource. */
    id: string;
    /** The type of the resource. */
    type: Type;
  };
}

/** A relationship to one resource or none. */
export interface OptionalRelationship<Type extends string> extends Partial<Relationship<Type>> {}

/** A body with one resource in its envelope. */
export function envelope<T>(resource: Schema<T>): Schema<Envelope<T>> {
  return object({ data: resource });
}

/** A page of resources in their envelopes. */
export function envelopePage<T>(resource: Schema<T>): Schema<EnvelopePage<T>> {
  return object({ data: v.array(resource), links: optional(PageLinksSchema) });
}

/** A relationship to one resource. */
export function relationship<const Type extends string>(type: Type): Schema<Relationship<Type>> {
  return object({ data: object({ id: v.string(), type: oneOf([type]) }) });
}

/** A relationship to one resource or none. JSON:API writes null for none. */
export function optionalRelationship<const Type extends string>(
  type: Type,
): Schema<OptionalRelationship<Type>> {
  return object({ data: optional(object({ id: v.string(), type: oneOf([type]) })) });
}

/** A resource that a response includes because another one is related to it. */
export interface IncludedResource {
  /** The id of the resource. */
  id?: string;
  /** The type of the resource. */
  type?: string;
  /** The fields of the resource. */
  attributes?: Record<string, unknown>;
}

export const IncludedSchema: Schema<IncludedResource[]> = v.array(
  object({
    id: optional(v.string()),
    type: optional(v.string()),
    attributes: optional(record(v.unknown())),
  }),
);
