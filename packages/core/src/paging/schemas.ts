import * as v from "valibot";

/** The query parameters of an operation that answers with pages. */
export const pageParameters = {
  /** Where the page begins: the cursor that the page before links to. Left out for the first. */
  "page[after]": v.optional(v.string()),
  /** How many entries a page holds, 1 to 100. Honeycomb's default is 20. */
  "page[size]": v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(100))),
};

/** Where to go on, in an answer that is a page. */
export const PageLinksSchema = v.looseObject({
  /** The next page's path, with its cursor; null on the last page. */
  next: v.nullable(v.string()),
});
