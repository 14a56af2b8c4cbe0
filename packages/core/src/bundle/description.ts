import * as v from "valibot";
import { checkInput } from "../operation/check.ts";

/** A description, or the builder of one. */
export type Source<T> = T | { build(): T };

/** The description itself. A builder checks what it builds. */
export function buildFrom<T extends object>(source: Source<T>): T {
  return "build" in source && typeof source.build === "function" ? source.build() : (source as T);
}

/** Checks a whole description, so that nothing is created of one that is wrong somewhere. */
export function checkDescription<S extends v.GenericSchema>(
  schema: S,
  description: unknown,
  name: string,
): v.InferOutput<S> {
  return checkInput(schema, description, undefined, name);
}

/** A part of a path: a dataset's slug, or an id. */
export const pathPart = v.pipe(
  v.string(),
  v.check(
    (text) => text !== "" && !/^\.+$/.test(text) && text.isWellFormed(),
    ({ input }) =>
      `expected text that is not empty and not only dots, but it is ${JSON.stringify(input)}`,
  ),
);
