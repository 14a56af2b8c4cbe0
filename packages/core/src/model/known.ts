import type { Unlisted } from "./open-variant.ts";

/**
 * A type without its index signatures, all the way down. Models keep fields they don't know at run
 * time; this is what makes a misspelt field not compile all the same.
 */
export type Known<T> = T extends Unlisted | string | number
  ? T
  : T extends readonly (infer Item)[]
    ? Known<Item>[]
    : T extends object
      ? HasNamedKeys<T> extends true
        ? {
            [K in keyof T as string extends K ? never : number extends K ? never : K]: Known<T[K]>;
          }
        : T
      : T;

/** A record (`{ [column]: value }`) has no named keys: its index signature is what it is about. */
type HasNamedKeys<T> = keyof {
  [K in keyof T as string extends K ? never : number extends K ? never : K]: 1;
} extends never
  ? false
  : true;
