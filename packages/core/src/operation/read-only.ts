import type { Operation } from "./operation.ts";

/**
 * A body without the fields that Honeycomb answers with but doesn't take (`id`, `created_at`), so
 * that what was read can be changed and sent back. Which these are follows from the schemas.
 */
export function withoutReadOnly({ body, response }: Operation, value: unknown): unknown {
  const taken = entriesOf(body);
  const answered = entriesOf(response);
  if (!taken || !answered || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => key in taken || !(key in answered)),
  );
}

function entriesOf(schema: unknown): Record<string, unknown> | undefined {
  if (typeof schema !== "object" || schema === null) return undefined;
  if ("entries" in schema) return schema.entries as Record<string, unknown>;
  // A pipe starts with the schema that it checks further.
  return "pipe" in schema && Array.isArray(schema.pipe) && schema.pipe[0] !== schema
    ? entriesOf(schema.pipe[0])
    : undefined;
}
