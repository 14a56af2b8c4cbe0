import type { Schema } from "@honeycomb/core/schemas";
import { toJsonSchema } from "@valibot/to-json-schema";
import type { JsonSchema } from "./shape.ts";

/** Converts one of our schemas to a JSON schema of its input. */
export function convert(schema: Schema): JsonSchema {
  return toJsonSchema(schema, {
    target: "draft-2020-12",
    typeMode: "input",
    // JSON schemas can't express rules over several fields.
    ignoreActions: ["check", "raw_check"],
    // Lazy schemas depend on the value. Their metadata has the documented variants.
    overrideSchema: ({ valibotSchema }) => (valibotSchema.type === "lazy" ? {} : undefined),
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === "metadata"
        ? { ...jsonSchema, ...fromMetadata((valibotAction as unknown as Metadata).metadata) }
        : undefined,
  }) as JsonSchema;
}

/** What our schemas document without requiring it, or validate with their own checks. */
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
