import type { Schema } from "@honeycomb/core/schemas";
import { toJsonSchema } from "@valibot/to-json-schema";
import type { JsonSchema } from "./shape.ts";

/** One of our schemas as a JSON schema of what it takes. */
export function convert(schema: Schema): JsonSchema {
  return toJsonSchema(schema, {
    target: "draft-2020-12",
    typeMode: "input",
    // Rules over several fields: a JSON schema has no words for them.
    ignoreActions: ["check", "raw_check"],
    // Decided by what is in it, which the metadata beside it tells.
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === "lazy" ? {} : undefined),
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === "metadata"
        ? { ...jsonSchema, ...fromMetadata((valibotAction as unknown as Metadata).metadata) }
        : undefined,
  }) as JsonSchema;
}

/** What our schemas know and don't insist on, or check in a way of their own. */
interface Metadata {
  readonly metadata: {
    readonly knownValues?: readonly unknown[];
    readonly knownVariants?: Schema;
    readonly limits?: JsonSchema;
  };
}

function fromMetadata({ knownValues, knownVariants, limits }: Metadata["metadata"]): JsonSchema {
  return {
    ...(knownValues && { enum: knownValues }),
    ...(knownVariants && convert(knownVariants)),
    ...limits,
  };
}
