import * as v from "valibot";

// What the sandbox accepts is described with these functions, apart from the schemas of the client:
// if both shared a mistake, no test could find it.

/** A part of a request. The result has only what the sandbox uses. */
export type RequestSchema<Value = unknown> = v.GenericSchema<unknown, Value>;

/** An object. Unknown and read-only fields are ignored, as Honeycomb does. */
export function object<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, undefined> {
  const base = v.object(entries);
  return {
    ...base,
    "~run"(dataset, config) {
      // Valibot accepts a list as an object, but rejects text.
      if (Array.isArray(dataset.value)) {
        return base["~run"]({ value: "a list" }, config);
      }
      const result = base["~run"](dataset, config);
      if (!result.typed) return result;
      // An optional field that is null is undefined now.
      const given = Object.entries(result.value).filter(([, value]) => value !== undefined);
      return Object.assign(result, { value: Object.fromEntries(given) as typeof result.value });
    },
  };
}

/** A field that may be left out, or null. */
export function optional<const S extends v.GenericSchema>(
  schema: S,
): v.OptionalSchema<S, undefined> {
  const base = v.optional(schema, undefined);
  return {
    ...base,
    "~run": (dataset, config) =>
      dataset.value === null ? { typed: true, value: undefined } : base["~run"](dataset, config),
  };
}

/** Limits of a number, both included. */
interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** Text, with limits of its length. */
export function text({ min = 0, max = Number.POSITIVE_INFINITY }: Range = {}) {
  return v.pipe(v.string(), v.minLength(min), v.maxLength(max));
}

/** A whole number that is exact. Honeycomb's have 64 bits, and it rejects larger ones, too. */
export function integer({
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
}: Range = {}) {
  return v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
}

/** A list, with limits of its length. */
export function list<const S extends v.GenericSchema>(
  item: S,
  { min = 0, max = Number.POSITIVE_INFINITY }: Range = {},
) {
  return v.pipe(v.array(item), v.minLength(min), v.maxLength(max));
}

/** One of some values. Others are rejected. */
export function oneOf<const Values extends readonly (string | number)[]>(...values: Values) {
  return v.picklist(values);
}

/**
 * A rule over several fields of an object, for `v.pipe`.
 *
 * @param field the path of the field in the error, such as `query.time_range`
 * @param findProblem returns the problem, if there is one
 */
export function rule<T>(
  field: string,
  findProblem: (value: NoInfer<T>) => string | undefined,
): v.RawCheckAction<T> {
  return v.rawCheck<T>(({ dataset, addIssue }) => {
    const message = dataset.typed ? findProblem(dataset.value) : undefined;
    if (message === undefined) return;
    const path = field.split(".").map((key) => ({
      type: "object" as const,
      origin: "value" as const,
      input: {},
      key,
      value: null,
    }));
    addIssue({ message, path: path as [(typeof path)[number]], input: dataset.value });
  });
}

/** A query parameter that is true or false. Honeycomb's docs write `?detailed` without a value. */
export const flag = v.pipe(
  v.string(),
  v.transform((parameter) => flags.get(parameter) ?? parameter),
  v.boolean(),
);

const flags: ReadonlyMap<string, boolean> = new Map([
  ["", true],
  ["true", true],
  ["false", false],
]);

/** A query parameter that is a whole number. */
export function integerParameter(range: Range = {}) {
  return v.pipe(
    v.string(),
    v.transform((parameter) => (/^-?\d+(\.\d+)?$/.test(parameter) ? Number(parameter) : parameter)),
    integer(range),
  );
}

/** The query parameters of a paged list. */
export const pageParameters = {
  "page[after]": optional(v.string()),
  "page[size]": optional(integerParameter({ min: 1, max: 100 })),
};

/** A key and a value that label a resource. */
const tag = object({
  key: v.pipe(text({ max: 32 }), v.regex(/^[a-z_]+$/)),
  value: v.pipe(text({ max: 128 }), v.regex(/^[a-z][a-z0-9/-]*$/)),
});

export const tags = list(tag, { max: 10 });
