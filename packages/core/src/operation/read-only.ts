import * as v from "valibot";
import type { Operation } from "./operation.ts";

/**
 * A body without the fields that Honeycomb answers with but doesn't take (`id`, `created_at`), so
 * that what was read can be changed and sent back. Which these are follows from the schemas.
 */
export function withoutReadOnly({ body, response }: Operation, value: unknown): unknown {
  return Array.isArray(value) ? value : strip(value, body, response);
}

/** What schemas have that hold others, as valibot keeps it. */
interface Holder {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, unknown>>;
  readonly item?: unknown;
  readonly wrapped?: unknown;
  readonly pipe?: readonly unknown[];
  readonly getter?: (input: unknown) => unknown;
  readonly key?: string;
  readonly options?: readonly Holder[];
}

function strip(value: unknown, body: unknown, response: unknown): unknown {
  const taken = schemaOf(body, value);
  const answered = schemaOf(response, value);
  if (Array.isArray(value)) {
    if (!taken?.item || !answered?.item) return value;
    return value.map((item) => strip(item, taken.item, answered.item));
  }
  if (typeof value !== "object" || value === null) return value;
  const { entries: takes } = taken ?? {};
  const { entries: answers } = answered ?? {};
  if (!takes || !answers) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key in takes || !(key in answers))
      .map(([key, field]) => [key, strip(field, takes[key], answers[key])]),
  );
}

/** The schema that holds a value's fields or items, out of what it is wrapped in. */
function schemaOf(schema: unknown, value: unknown): Holder | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  const { type, wrapped, pipe, getter, key, options }: Holder = schema;
  // A pipe starts with the schema that it checks further.
  if (pipe && pipe[0] !== schema) return schemaOf(pipe[0], value);
  if (wrapped) return schemaOf(wrapped, value);
  if (getter) return schemaOf(getter(value), value);
  if (type !== "variant" || key === undefined) return schema;
  const name = (value as Record<string, unknown> | null)?.[key];
  return options?.find(({ entries }) => v.is(entries?.[key] as v.GenericSchema, name));
}
