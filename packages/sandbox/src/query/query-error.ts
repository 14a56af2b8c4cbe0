/** Why a query has no result, in words for whoever asked it. */
export class QueryError extends Error {
  override name = "QueryError";
}
