import * as v from "valibot";

/** The parts of valibot's schemas that lead to other schemas. */
export interface SchemaNode {
  readonly type?: string;
  /** What it accepts, in words, for messages. */
  readonly expects?: string;
  /** The fields of an object. */
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  /** The items of an array. */
  readonly item?: SchemaNode;
  /** The values of a record. */
  readonly value?: SchemaNode;
  readonly wrapped?: SchemaNode;
  readonly pipe?: readonly SchemaNode[];
  readonly getter?: (input: unknown) => SchemaNode;
  /** The field that distinguishes the options of a variant. */
  readonly key?: string;
  readonly options?: readonly SchemaNode[];
  readonly metadata?: {
    /** Whether the value is never shown. */
    readonly secret?: boolean;
    /** The documented kinds of a variant. */
    readonly knownVariants?: SchemaNode;
  };
}

/**
 * Finds the schema that has the fields or the items of a value: inside `optional`, `nullable`, `lazy`
 * and pipes, and of a variant the option that the value selects. Code that follows a value through its
 * schema does it with this function.
 *
 * @returns undefined when no option of a variant fits the value
 */
export function unwrapSchema(schema: unknown, value: unknown): SchemaNode | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { type, wrapped, pipe, getter, key, options }: SchemaNode = schema;
  // The first item of a pipe is the schema that the others add to.
  if (pipe && pipe[0] !== schema) return unwrapSchema(pipe[0], value);
  if (wrapped) return unwrapSchema(wrapped, value);
  if (getter) return unwrapSchema(getter(value), value);
  if (type !== "variant" || key === undefined) return schema;
  const selector = (value as Record<string, unknown> | null | undefined)?.[key];
  return options?.find(({ entries }) => v.is(entries?.[key] as v.GenericSchema, selector));
}

/** Whether values of a schema are secret as a whole. */
export function isSecret(schema: SchemaNode | undefined): boolean {
  if (schema === undefined) return false;
  const { metadata, wrapped, pipe } = schema;
  return Boolean(metadata?.secret) || isSecret(wrapped) || Boolean(pipe?.slice(1).some(isSecret));
}

/** Whether values of a schema can contain secrets, whatever options they select. */
export function hasSecrets(schema: SchemaNode | undefined): boolean {
  if (schema === undefined) return false;
  const { metadata, pipe, wrapped, item, value, entries, options } = schema;
  if (metadata?.secret) return true;
  const parts = [
    metadata?.knownVariants,
    wrapped,
    item,
    value,
    ...(pipe ?? []),
    ...(options ?? []),
  ];
  return [...parts, ...Object.values(entries ?? {})].some((part) => hasSecrets(part));
}
