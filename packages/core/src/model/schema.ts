import * as v from "valibot";

/** Validates values of a type. It accepts unknown fields and unknown enum values. */
export interface Schema<T = unknown> extends v.GenericSchema<T, T> {}

/** The type of what a schema returns, without the index signature of unknown fields. */
export type Output<S extends v.GenericSchema> = Named<v.InferOutput<S>>;

// Distributes over unions, so that each kind of a variant loses its index signature.
type Named<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? string extends keyof T
      ? { [K in keyof T as string extends K ? never : K]: T[K] }
      : T
    : T;

/**
 * Whether two types are the same. It proves that a schema and its interface agree:
 * `true satisfies Equal<Output<typeof trigger>, Trigger>`.
 */
export type Equal<A, B> =
  (<T>() => T extends Named<A> ? 1 : 2) extends <T>() => T extends Named<B> ? 1 : 2 ? true : false;

/**
 * An object. Unknown fields are kept. The result is the input itself, unless a field changes: most
 * responses are large, and copying them would take longer than validating them.
 */
export function object<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.LooseObjectSchema<Entries, undefined> {
  const base = v.looseObject(entries);
  const fields = Object.entries(entries).map(([key, entry]) => {
    const isOptional = entry.type === "optional";
    // `optional` only decides about null and undefined, which is done below.
    const { wrapped } = entry as { readonly wrapped?: v.GenericSchema };
    return { key, isOptional, schema: (isOptional && wrapped) || (entry as v.GenericSchema) };
  });
  return {
    ...base,
    "~run"(dataset, config) {
      const input = dataset.value;
      if (!isObject(input)) return reject(base, dataset, config);
      let output = input;
      for (const { key, isOptional, schema } of fields) {
        const value = output[key];
        if (isOptional && value === undefined) continue;
        let changed: unknown;
        if (!isOptional || value !== null) {
          const result = schema["~run"]({ value }, config);
          // Valibot describes the issues.
          if (result.issues !== undefined) return withoutNull(base["~run"](dataset, config), input);
          if (result.value === value) continue;
          changed = result.value;
        }
        if (output === input) output = { ...input };
        if (changed === undefined) delete output[key];
        else output[key] = changed;
      }
      return Object.assign(dataset, { typed: true as const, value: output as never });
    },
  };
}

/** Removes optional fields that are null, which valibot keeps as undefined. */
function withoutNull<T>(dataset: T, input: Readonly<Record<string, unknown>>): T {
  const { value } = dataset as { readonly value?: unknown };
  if (isObject(value) && value !== input) {
    for (const key of Object.keys(input)) if (value[key] === undefined) delete value[key];
  }
  return dataset;
}

/**
 * An object whose values all have one type, and whose keys may be any. The result is the input
 * itself, unless a value changes.
 */
export function record<T>(valueSchema: Schema<T>): Schema<Record<string, T>> {
  const base = v.record(v.string(), valueSchema);
  return {
    ...base,
    "~run"(dataset, config) {
      const input = dataset.value;
      if (!isObject(input)) return reject(base, dataset, config);
      const changes = new Map<string, T>();
      for (const [key, value] of Object.entries(input)) {
        const result = valueSchema["~run"]({ value }, config);
        // Valibot describes the issues.
        if (result.issues !== undefined) return base["~run"](dataset, config);
        if (result.value !== value) changes.set(key, result.value);
      }
      // Valibot would leave out fields such as `constructor`, which may be the names of columns.
      const value =
        changes.size === 0
          ? (input as Record<string, T>)
          : Object.fromEntries([...Object.entries(input as Record<string, T>), ...changes]);
      return Object.assign(dataset, { typed: true as const, value });
    },
  };
}

/** Whether a value is an object and not an array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reports that a value is not an object. Valibot's own schemas accept lists as objects. */
function reject<T>(
  schema: v.BaseSchema<unknown, T, v.BaseIssue<unknown>>,
  dataset: v.UnknownDataset,
  config: v.Config<v.BaseIssue<unknown>>,
): v.OutputDataset<T, v.BaseIssue<unknown>> {
  v._addIssue(schema, "type", dataset, config);
  // It has issues now.
  return dataset as unknown as v.OutputDataset<T, v.BaseIssue<unknown>>;
}

/** A field that may be absent. `null` is read as absent. */
export function optional<const S extends v.GenericSchema>(
  schema: S,
): v.OptionalSchema<S, undefined> {
  const base = v.optional(schema, undefined);
  return {
    ...base,
    "~run"(dataset, config) {
      if (dataset.value === null) dataset.value = undefined;
      return base["~run"](dataset, config);
    },
  };
}

/**
 * One of the values that Honeycomb documents. Other values are accepted, since Honeycomb may add
 * some. The documented ones are in the schema's metadata.
 */
export function oneOf<const T extends readonly string[] | readonly number[]>(
  knownValues: T,
): Schema<T[number]> {
  const base: Schema<string> | Schema<number> =
    typeof knownValues[0] === "number" ? v.number() : v.string();
  return v.pipe(base as Schema<T[number]>, v.metadata({ knownValues }));
}

type Kind<Key extends string> = v.LooseObjectSchema<
  Readonly<Record<Key, v.LiteralSchema<string, undefined>>> & v.ObjectEntries,
  undefined
>;

/**
 * Objects of several kinds, which one field distinguishes. An object of another kind is
 * accepted, since Honeycomb may add some: only fields that all kinds have are validated, and may be
 * absent. The documented kinds are in the schema's metadata.
 *
 * @param key the field
 * @param isRequired whether an object must have the field. One that lacks it is validated as an object
 *   of another kind.
 */
export function variant<const Key extends string, const Kinds extends readonly Kind<Key>[]>(
  key: Key,
  kinds: Kinds,
  { isRequired = true }: { readonly isRequired?: boolean } = {},
): Schema<Output<Kinds[number]>> {
  const known = v.variant(key, kinds as never);
  const other = object({
    ...sharedEntries(kinds),
    [key]: isRequired ? v.string() : optional(v.string()),
  });
  const names = new Set<unknown>(kinds.map(({ entries }) => entries[key].literal));
  const isKnown = (input: unknown) => isObject(input) && names.has(input[key]);
  const schema = v.pipe(
    v.lazy((input): v.GenericSchema => (isKnown(input) ? known : other)),
    v.metadata({ knownVariants: known }),
  );
  // The type is that of the documented kinds.
  return schema as v.GenericSchema<unknown> as Schema<Output<Kinds[number]>>;
}

/** The fields that objects of all kinds have. An object of another kind may have them. */
function sharedEntries(
  kinds: readonly { readonly entries: v.ObjectEntries }[],
): Record<string, v.GenericSchema> {
  const shared = Object.entries(kinds[0]?.entries ?? {}).filter(([name, entry]) =>
    kinds.every(({ entries }) => entries[name] === entry),
  );
  return Object.fromEntries(
    shared.map(([name, entry]) => [name, optional(entry as v.GenericSchema)]),
  );
}
