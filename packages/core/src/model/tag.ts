import * as v from "valibot";

/** A key and a value that tell things apart, on triggers and SLOs. */
export const TagSchema = v.strictObject({
  /** Up to 32 lowercase letters and `_`. */
  key: v.pipe(v.string(), v.maxLength(32), v.regex(/^[a-z_]+$/)),
  /** Up to 128 characters: a lowercase letter, then lowercase letters, digits, `/` and `-`. */
  value: v.pipe(v.string(), v.maxLength(128), v.regex(/^[a-z][a-z0-9/-]*$/)),
});
export interface Tag extends v.InferInput<typeof TagSchema> {}

/** Up to ten tags. */
export const TagsSchema = v.pipe(v.array(TagSchema), v.maxLength(10));

/** Tags in an answer. */
export const AnsweredTagsSchema = v.array(v.looseObject({ key: v.string(), value: v.string() }));
