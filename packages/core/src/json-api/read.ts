import type * as v from "valibot";
import type { IncludedSchema, ResourceObject } from "./resource.ts";

/** A thing out of its envelope: its id, its attributes, and what it is related to. */
export type Plain<R extends ResourceObject> = { id: string } & R["attributes"] &
  (undefined extends R["relationships"]
    ? Partial<Related<NonNullable<R["relationships"]>>>
    : Related<R["relationships"]>);

type Related<Relationships> = {
  [Name in keyof Relationships]: PlainRelationship<Relationships[Name]>;
};

type PlainRelationship<T> = T extends { data: unknown }
  ? { id: string }
  : T extends null | undefined
    ? T
    : unknown;

type Included = v.InferOutput<typeof IncludedSchema>;

/**
 * Takes a thing out of its envelope.
 *
 * @param included what the answer tells of the things that this one is related to
 */
export function readResource<R extends ResourceObject>(
  { id, attributes, relationships = {} }: R,
  included: Included = [],
): Plain<R> {
  const related = Object.entries(relationships).map(([name, relationship]) => [
    name,
    readRelationship(relationship, included),
  ]);
  // The type says of each relationship what the loop above makes of it.
  return { id, ...attributes, ...Object.fromEntries(related) } as Plain<R>;
}

function readRelationship(relationship: unknown, included: Included): unknown {
  const data = (relationship as { data?: unknown } | null)?.data;
  if (data === undefined) return relationship;
  if (data === null) return null;
  if (Array.isArray(data)) return data.map((each) => readRelationship({ data: each }, included));
  const { id, type } = data as { id?: unknown; type?: unknown };
  const told = included.find((each) => each.id === id && each.type === type);
  return { id, ...told?.attributes };
}
