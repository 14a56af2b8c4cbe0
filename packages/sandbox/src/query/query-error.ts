/** The reason why a query has no result. The message is part of the response. */
export class QueryError extends Error {
  override name = "QueryError";
}
