import type { Schema } from "./operation.ts";

type Matches = (value: unknown) => boolean;

/**
 * Whether a value is what a schema describes, found out without making a copy of it, which is what
 * parsing does and what checking large answers would spend most of its time on.
 *
 * @returns undefined for a schema that can't be decided on so, since it changes what it checks or
 *   is of a kind that isn't known here
 */
export function matcherOf(schema: Schema): Matches | undefined {
  if (!matchers.has(schema)) matchers.set(schema, compile(schema as unknown as AnySchema));
  return matchers.get(schema);
}

const matchers = new WeakMap<Schema, Matches | undefined>();

/** What the kinds of schema below have, as valibot keeps it. */
interface AnySchema {
  readonly type: string;
  readonly pipe?: readonly [AnySchema, ...{ readonly kind: string }[]];
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly item?: AnySchema;
  readonly key?: AnySchema;
  readonly value?: AnySchema;
  readonly wrapped?: AnySchema;
  readonly default?: unknown;
  readonly literal?: unknown;
  readonly getter?: (value: unknown) => Schema;
  readonly options?: readonly unknown[];
}

const primitives: Readonly<Record<string, Matches>> = {
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  number: (value) => typeof value === "number" && !Number.isNaN(value),
  string: (value) => typeof value === "string",
  unknown: () => true,
};

const wrappers: Readonly<Record<string, Matches>> = {
  nullable: (value) => value === null,
  nullish: (value) => value === null || value === undefined,
  optional: (value) => value === undefined,
};

function compile(schema: AnySchema): Matches | undefined {
  if (schema.pipe) {
    const [first, ...actions] = schema.pipe;
    return actions.every(({ kind }) => kind === "metadata") ? compile({ ...first }) : undefined;
  }
  const primitive = primitives[schema.type];
  if (primitive) return primitive;
  const isAbsent = wrappers[schema.type];
  if (isAbsent && schema.wrapped) {
    const matches = compile(schema.wrapped);
    if (!matches || schema.default !== undefined) return undefined;
    return (value) => isAbsent(value) || matches(value);
  }
  switch (schema.type) {
    case "literal":
      return (value) => value === schema.literal;
    case "picklist":
      return (value) => schema.options?.includes(value) ?? false;
    case "array":
      return compileArray(schema);
    case "lazy":
      return compileLazy(schema);
    case "loose_object":
      return compileObject(schema);
    case "record":
      return compileRecord(schema);
    case "union":
    case "variant":
      return compileUnion(schema);
    default:
      return undefined;
  }
}

function compileArray({ item }: AnySchema): Matches | undefined {
  const matches = item && compile(item);
  return matches && ((value) => Array.isArray(value) && value.every((each) => matches(each)));
}

/** What can't be decided on so doesn't match, which leaves it to parsing. */
function compileLazy({ getter }: AnySchema): Matches | undefined {
  return getter && ((value) => matcherOf(getter(value))?.(value) ?? false);
}

function compileObject({ entries = {} }: AnySchema): Matches | undefined {
  const fields: { key: string; matches: Matches; mayMiss: boolean }[] = [];
  for (const [key, entry] of Object.entries(entries)) {
    const matches = compile(entry);
    if (!matches) return undefined;
    fields.push({ key, matches, mayMiss: entry.type === "optional" || entry.type === "nullish" });
  }
  return (value) => {
    if (typeof value !== "object" || value === null) return false;
    for (const { key, matches, mayMiss } of fields) {
      const field = (value as Record<string, unknown>)[key];
      if (!matches(field) || (field === undefined && !mayMiss && !(key in value))) return false;
    }
    return true;
  };
}

function compileRecord({ key, value: item }: AnySchema): Matches | undefined {
  const matches = item && compile(item);
  if (!matches || key?.type !== "string" || key.pipe) return undefined;
  return (value) => {
    if (typeof value !== "object" || value === null) return false;
    for (const name in value) if (!matches((value as Record<string, unknown>)[name])) return false;
    return true;
  };
}

function compileUnion({ options }: AnySchema): Matches | undefined {
  const matchers: Matches[] = [];
  for (const option of (options ?? []) as readonly AnySchema[]) {
    const matches = compile(option);
    if (!matches) return undefined;
    matchers.push(matches);
  }
  return (value) => matchers.some((matches) => matches(value));
}
