import * as v from "valibot";
import type { Schema } from "./schema.ts";

// Limits are validated before a request is sent. Responses are accepted whatever their values are.

/**
 * Validates a response: like `v.safeParse`, but without limits. It stops at the first issue.
 *
 * @returns the value or the issue
 */
export function validateResponse<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
): v.OutputDataset<T, v.BaseIssue<unknown>> {
  // `v.safeParse` would drop the option `honeycombResponse`.
  return schema["~run"]({ value }, responseConfig);
}

/**
 * Reads what it can of a response that is not valid: what doesn't fit stays as it is, and everything
 * else is read as in a valid response. Returns it with all issues.
 */
export function repairResponse(
  schema: v.GenericSchema,
  value: unknown,
): v.OutputDataset<unknown, v.BaseIssue<unknown>> {
  return schema["~run"]({ value }, { ...responseConfig, abortEarly: false });
}

const responseConfig = { abortEarly: true, honeycombResponse: true } as v.Config<
  v.BaseIssue<unknown>
>;

/** Makes a limit apply to requests only. */
export function inRequests<A extends object>(action: A): A {
  // Valibot has no public type for actions in general.
  const check = action as A & Validation;
  const run: Validation["~run"] = (dataset, config) =>
    "honeycombResponse" in config
      ? (dataset as v.OutputDataset<unknown, v.BaseIssue<unknown>>)
      : check["~run"](dataset, config);
  return { ...action, "~run": run };
}

type Validation = v.BaseValidation<unknown, unknown, v.BaseIssue<unknown>>;

type Limit<T> = v.PipeItem<T, T, v.BaseIssue<unknown>>;

/** Adds limits to a schema. Responses skip all limits together, which is faster than skipping each. */
function limited<T>(base: Schema<T>, limits: readonly Limit<T>[]): Schema<T> {
  const schema = v.pipe(base, ...limits);
  return {
    ...schema,
    "~run": (dataset, config) =>
      ("honeycombResponse" in config ? base : schema)["~run"](dataset, config),
  };
}

/** Text with limits. */
export function text(limits: {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
}): Schema<string> {
  const { minLength, maxLength, pattern } = limits;
  const actions: Limit<string>[] = [];
  if (minLength !== undefined) actions.push(v.minLength(minLength));
  if (maxLength !== undefined) actions.push(v.maxLength(maxLength));
  if (pattern !== undefined) actions.push(v.regex(pattern));
  return limited(v.string(), actions);
}

/** A whole number with limits. */
export function integer(min?: number, max?: number, multipleOf?: number): Schema<number> {
  const actions: Limit<number>[] = [v.integer()];
  if (min !== undefined) actions.push(v.minValue(min));
  if (max !== undefined) actions.push(v.maxValue(max));
  if (multipleOf !== undefined) actions.push(v.multipleOf(multipleOf));
  return limited(v.number(), actions);
}

/** A number, whole or not, with a lower limit. */
export function number(min: number): Schema<number> {
  return limited(v.number(), [v.minValue(min)]);
}

/** A list with limits on its length. */
export function list<T>(
  item: Schema<T>,
  { minLength, maxLength }: { readonly minLength?: number; readonly maxLength?: number } = {},
): Schema<T[]> {
  const actions: Limit<T[]>[] = [];
  if (minLength !== undefined) actions.push(v.minLength(minLength));
  if (maxLength !== undefined) actions.push(v.maxLength(maxLength));
  return limited(v.array(item), actions);
}

/**
 * A rule over several fields of an object, for `v.pipe`. It applies to requests only.
 *
 * @param path the field in the error, such as `["query", "time_range"]`
 * @param holds whether the object follows the rule
 * @param message the message for the field
 */
export function rule<T>(
  path: readonly string[],
  holds: (value: NoInfer<T>) => boolean,
  message: string | ((value: NoInfer<T>) => string),
): v.RawCheckAction<T> {
  return inRequests(
    v.rawCheck<T>(({ dataset, addIssue }) => {
      if (!dataset.typed || holds(dataset.value)) return;
      addIssue({
        message: typeof message === "string" ? message : message(dataset.value),
        path: toIssuePath(dataset.value, path) as [v.IssuePathItem, ...v.IssuePathItem[]],
      });
    }),
  );
}

function toIssuePath(root: unknown, path: readonly string[]): v.IssuePathItem[] {
  let input = root;
  return path.map((key) => {
    const value = (input as Record<string, unknown> | undefined)?.[key];
    const item = { type: "object", origin: "value", input, key, value } as v.IssuePathItem;
    input = value;
    return item;
  });
}

/** Text that errors never contain. */
export function secret(
  limits: { readonly minLength?: number; readonly maxLength?: number } = {},
): Schema<string> {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = limits;
  return v.pipe(
    v.string(),
    inRequests(
      v.check(
        ({ length }: string) => length >= minLength && length <= maxLength,
        ({ input: { length } }) =>
          `must have ${describeLength(minLength, maxLength)} characters, but it has ${length}`,
      ),
    ),
    v.metadata({ limits, secret: true }),
  );
}

function describeLength(min: number, max: number): string {
  if (min === max) return String(min);
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
}
