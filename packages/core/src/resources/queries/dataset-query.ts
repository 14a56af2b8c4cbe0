import type { NamedQueryBuilder } from "./builder.ts";

/**
 * The arguments of a method with a query: a builder that names its dataset, or the slug of a dataset
 * and a query. The options come last.
 *
 * @typeParam First the type of the first argument, which decides
 */
// Overloads would accept the same arguments, but their errors don't name a misspelled field.
export type DatasetQuery<
  First extends string | NamedQueryBuilder,
  Query,
  Options,
> = First extends string
  ? [datasetSlug: First, query: Query, options?: Options]
  : [query: First, options?: Options];

/** Distinguishes the two forms. */
export function readDatasetQuery<Query, Options>(input: readonly unknown[]) {
  const [dataset, query, options] = input as
    | [query: NamedQueryBuilder, options?: Options]
    | [datasetSlug: string, query: Query, options?: Options];
  // The type of the first argument determines the others, which TypeScript can't infer.
  return typeof dataset === "string"
    ? { dataset, query: query as Query, options }
    : { dataset, query: dataset as Query, options: query as Options | undefined };
}
