/** A JSON schema: from the description, or converted from one of our schemas. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** Resolves a `$ref`. */
export type Find = (reference: string) => JsonSchema;

/** One of the alternatives of a schema, without references and combinations. */
export interface Shape {
  /** A JSON type, or `any`. */
  readonly type: string;
  /** The allowed values, if they are listed. */
  readonly values: readonly unknown[] | undefined;
  /** Limits such as `maxLength` and `minimum`. */
  readonly limits: Readonly<Record<string, unknown>>;
  /** The named fields of an object. */
  readonly fields: Readonly<Record<string, Field>>;
  /** The schema of the values, if the object is a record. */
  readonly entries: JsonSchema | undefined;
  /** The schema of the items of a list. */
  readonly items: JsonSchema;
}

export interface Field {
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

const limitKeywords = [
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "multipleOf",
  "minProperties",
  "maxProperties",
];

/** Lists the alternatives of a schema. */
export function shapesOf(schema: JsonSchema, find: Find): Shape[] {
  const shapes: Shape[] = [];
  for (const shape of expand(schema, find).map((plain) => toShape(plain, find))) {
    const same = isScalar(shape) ? shapes.findIndex(({ type }) => type === shape.type) : -1;
    if (same < 0) shapes.push(shape);
    else shapes[same] = uniteScalars(shapes[same] as Shape, shape);
  }
  return shapes;
}

const isScalar = ({ type }: Shape) => type !== "object" && type !== "array";

/** Combines two alternatives. If only one of them lists its values, any value is allowed. */
function uniteScalars(one: Shape, other: Shape): Shape {
  const values = one.values && other.values && [...one.values, ...other.values];
  return { ...one, values, limits: { ...one.limits, ...other.limits } };
}

function toShape(plain: JsonSchema, find: Find): Shape {
  const required = new Set(plain.required as string[] | undefined);
  const type = typeOf(plain);
  // A nullable object has its fields also in the alternative `null`.
  const described = type === "null" ? {} : (plain.properties ?? {});
  const properties = Object.entries(described as Record<string, JsonSchema>);
  const { additionalProperties } = plain;
  return {
    type,
    values: plain.enum as unknown[] | undefined,
    limits: Object.fromEntries(
      limitKeywords
        .map((keyword) => [keyword, plain[keyword]] as const)
        // A minimum length of 0 is no limit.
        .filter(
          ([keyword, limit]) => limit !== undefined && (keyword === "minimum" || limit !== 0),
        ),
    ),
    fields: Object.fromEntries(
      properties.map(([name, schema]) => {
        const alternatives = expand(schema, find);
        const readOnly = alternatives.every((alternative) => alternative.readOnly === true);
        const writeOnly = alternatives.every((alternative) => alternative.writeOnly === true);
        return [name, { schema, required: required.has(name), readOnly, writeOnly }];
      }),
    ),
    entries:
      properties.length === 0 && typeof additionalProperties === "object"
        ? (additionalProperties as JsonSchema)
        : undefined,
    items: (plain.items ?? {}) as JsonSchema,
  };
}

function typeOf({ type, enum: values, properties, items }: JsonSchema): string {
  if (Array.isArray(values) && values.every(Number.isInteger)) return "integer";
  if (typeof type === "string") return type;
  if (Array.isArray(values)) return typeof values[0];
  if (properties !== undefined) return "object";
  return items === undefined ? "any" : "array";
}

/** Resolves references, and expands combinations to a list of alternatives. */
function expand(schema: JsonSchema, find: Find): JsonSchema[] {
  const { $ref, allOf, oneOf, anyOf, discriminator, type, const: constant, ...own } = schema;
  const parts: JsonSchema[][] = [];
  if (typeof $ref === "string") parts.push(expand(find($ref), find));
  for (const part of (allOf ?? []) as JsonSchema[]) parts.push(expand(part, find));
  const alternatives = (oneOf ?? anyOf) as JsonSchema[] | undefined;
  if (alternatives) {
    const discriminated = alternatives.map((each) => discriminate(each, discriminator));
    parts.push(discriminated.flatMap((each) => expand(each, find)));
  }
  const plain = constant === undefined ? own : { ...own, enum: [constant] };
  parts.push(
    Array.isArray(type)
      ? type.map((each) => ({ ...plain, type: each }))
      : [type === undefined ? plain : { ...plain, type }],
  );
  return parts.reduce((product, part) =>
    product.flatMap((one) => part.flatMap((other) => intersect(one, other))),
  );
}

/** Adds the value of the discriminator to an alternative. */
function discriminate(alternative: JsonSchema, discriminator: unknown): JsonSchema {
  if (discriminator === undefined) return alternative;
  const { propertyName, mapping } = discriminator as {
    propertyName: string;
    mapping: Record<string, string>;
  };
  const [value] = Object.entries(mapping).find(([, $ref]) => $ref === alternative.$ref) ?? [];
  const properties = { [propertyName]: { const: value } };
  return { allOf: [alternative, { type: "object", properties, required: [propertyName] }] };
}

/** Combines two schemas that must both match. Empty if they contradict each other. */
function intersect(one: JsonSchema, other: JsonSchema): JsonSchema[] {
  if (one.type !== undefined && other.type !== undefined && one.type !== other.type) return [];
  if (excludes(one, other) || excludes(other, one)) return [];
  const properties = { ...(one.properties as Record<string, JsonSchema> | undefined) };
  for (const [name, schema] of Object.entries((other.properties ?? {}) as typeof properties)) {
    const known = properties[name];
    properties[name] = known === undefined ? schema : { allOf: [known, schema] };
  }
  const either = (keyword: string) => one[keyword] === true || other[keyword] === true;
  const values =
    Array.isArray(one.enum) && Array.isArray(other.enum)
      ? one.enum.filter((value) => (other.enum as unknown[]).includes(value))
      : (one.enum ?? other.enum);
  return [
    {
      ...one,
      ...other,
      ...((one.properties ?? other.properties) !== undefined && { properties }),
      ...(values !== undefined && { enum: values }),
      required: [one.required ?? [], other.required ?? []].flat(),
      readOnly: either("readOnly"),
      writeOnly: either("writeOnly"),
    },
  ];
}

/** Whether an object must not have a field that another one requires. */
function excludes({ additionalProperties, properties = {} }: JsonSchema, other: JsonSchema) {
  const required = (other.required ?? []) as string[];
  return (
    additionalProperties === false && !required.every((name) => name in (properties as object))
  );
}
