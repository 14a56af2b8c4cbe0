import type { AnyQueryBuilder } from "./builder.ts";

/** Arguments of methods with a query: a builder that names its dataset, or a dataset and a query. */
export type DatasetQuery<Query, Options> =
  | [query: AnyQueryBuilder, options?: Options]
  | [datasetSlug: string, query: Query, options?: Options];

/** Tells the two forms apart. */
export function readDatasetQuery<Query, Options>(input: DatasetQuery<Query, Options>) {
  const [dataset, query, options] = input;
  // The type of the first decides what the others are, which TypeScript can't infer.
  return typeof dataset === "string"
    ? { dataset, query: query as Query, options }
    : { dataset, query: dataset as Query, options: query as Options | undefined };
}
