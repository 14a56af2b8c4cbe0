import { isObject } from "../model/schema.ts";
import type { IncludedResource, ResourceObject } from "./resource.ts";

/**
 * Reads a resource from its envelope: its id, its attributes, and the resources that it is related
 * to, each with its id.
 *
 * @typeParam T the resource, which the schema of the response describes in its envelope
 * @param included the included resources, whose attributes are added to those that are related
 */
export function readResource<T extends { id: string }>(
  resource: ResourceObject,
  included: readonly IncludedResource[] = [],
): T {
  // Responses may be returned although they are not valid. Such a resource stays as it is.
  if (!isObject(resource)) return resource as unknown as T;
  const { id, attributes, relationships } = resource;
  const related = Object.entries(relationships ?? {})
    .map(([name, relationship]) => [name, readRelationship(relationship, included)] as const)
    .filter(([, resource]) => resource !== undefined);
  // No type can derive T from its envelope. The schemas of each resource prove its attributes.
  return { id, ...attributes, ...Object.fromEntries(related) } as unknown as T;
}

function readRelationship(relationship: unknown, included: readonly IncludedResource[]): unknown {
  const data = (relationship as { data?: unknown } | null)?.data;
  if (data === undefined) return isEmpty(relationship) ? undefined : relationship;
  if (data === null) return null;
  if (Array.isArray(data)) return data.map((each) => readRelationship({ data: each }, included));
  const { id, type } = data as { id?: unknown; type?: unknown };
  const found = included.find((each) => each.id === id && each.type === type);
  return { id, ...found?.attributes };
}

/** Whether a relationship is to no resource. It may still have links. */
function isEmpty(relationship: unknown): boolean {
  return isObject(relationship) && Object.keys(relationship).length === 0;
}
