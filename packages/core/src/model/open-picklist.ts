import * as v from "valibot";

/** One of the values known today, which editors complete, or one that Honeycomb added later. */
export type Open<T extends string | number> = T | (T extends string ? string & {} : number & {});

/**
 * A string or a number that has known values, of which there may be more tomorrow. The values known
 * today stay readable in the schema's metadata.
 */
export function openPicklist<const T extends readonly string[] | readonly number[]>(
  knownValues: T,
): v.GenericSchema<T[number] extends string ? string : number, Open<T[number]>> {
  const base: v.GenericSchema<string | number> =
    typeof knownValues[0] === "number" ? v.number() : v.string();
  return v.pipe(base, v.metadata({ knownValues })) as never;
}
