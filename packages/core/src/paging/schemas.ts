import * as v from "valibot";
import { type Equal, type Output, object, type Schema } from "../model/schema.ts";

/** The query parameters of an operation that returns pages. */
export interface PageQuery {
  /** The cursor of the page, from the link of the previous page. Absent for the first page. */
  "page[after]"?: string;
  /** The number of items in a page, 1 to 100. Honeycomb's default is 20. */
  "page[size]"?: number;
}

export const pageParameters = {
  "page[after]": v.optional(v.string()),
  "page[size]": v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(100))),
};
true satisfies Equal<Output<v.StrictObjectSchema<typeof pageParameters, undefined>>, PageQuery>;

/** The link to the next page in the response of a paged operation. */
export interface PageLinks {
  /** The path of the next page, with its cursor. Null on the last page. */
  next: string | null;
}

const pageLinks = object({ next: v.nullable(v.string()) });
export const PageLinksSchema: Schema<PageLinks> = pageLinks;
true satisfies Equal<Output<typeof pageLinks>, PageLinks>;
