import * as v from "valibot";

/** A field that is refused with a reason, where some might expect it. */
export function forbidden(reason: string): v.GenericSchema<undefined> {
  return v.pipe(
    v.unknown(),
    v.check((value) => value === undefined, reason),
  ) as never;
}
