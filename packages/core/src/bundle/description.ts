import * as v from "valibot";
import { validateInput } from "../operation/validate-input.ts";

/** A description, or a builder of one. */
export type Source<T> = T | { build(): T };

/** Returns the description, built when it is a builder. */
export function buildFrom<T extends object>(source: Source<T>): T {
  return "build" in source && typeof source.build === "function" ? source.build() : (source as T);
}

/** Validates a description as a whole, so that nothing is created from an invalid one. */
export function validateDescription<S extends v.GenericSchema>(
  schema: S,
  description: unknown,
  name: string,
): v.InferOutput<S> {
  return validateInput(schema, description, undefined, name);
}

/** A segment of a URL path: a dataset slug or an id. */
export const pathPart = v.pipe(
  v.string(),
  v.check(
    (text) => text !== "" && !/^\.+$/.test(text) && text.isWellFormed(),
    ({ input }) =>
      `expected text that is not empty and not only dots, but it is ${JSON.stringify(input)}`,
  ),
);
