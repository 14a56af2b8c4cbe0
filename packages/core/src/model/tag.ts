import { list, text } from "./limits.ts";
import { type Equal, type Output, object, type Schema } from "./schema.ts";

/** A key and a value that label a trigger, an SLO or a board. */
export interface Tag {
  /** Up to 32 lowercase letters and underscores. */
  key: string;
  /** Up to 128 characters: a lowercase letter, then lowercase letters, digits, `/` and `-`. */
  value: string;
}

const tag = object({
  key: text({ maxLength: 32, pattern: /^[a-z_]+$/ }),
  value: text({ maxLength: 128, pattern: /^[a-z][a-z0-9/-]*$/ }),
});
export const TagSchema: Schema<Tag> = tag;
true satisfies Equal<Output<typeof tag>, Tag>;

/** Up to ten tags. */
export const TagsSchema: Schema<Tag[]> = list(TagSchema, { maxLength: 10 });
