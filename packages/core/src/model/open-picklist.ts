import * as v from "valibot";

/** One of the values known today, which editors complete, or one that Honeycomb added later. */
export type Open<T extends string> = T | (string & {});

/**
 * A string in an answer that has known values, of which there may be more tomorrow. The values
 * known today stay readable in the schema's metadata.
 */
export function openPicklist<const T extends readonly string[]>(
  knownValues: T,
): v.GenericSchema<string, Open<T[number]>> {
  return v.pipe(v.string(), v.metadata({ knownValues })) as v.GenericSchema<
    string,
    Open<T[number]>
  >;
}
