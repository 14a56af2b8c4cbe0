import { HoneycombError } from "./honeycomb-error.ts";

/** Thrown when Honeycomb ran a query but could not complete it. */
export class HoneycombQueryError extends HoneycombError {
  override name = "HoneycombQueryError";
  /** The id of the query. */
  readonly queryId: string;
  /** The id of the query result that reports the failure. */
  readonly queryResultId: string;

  constructor(message: string, fields: { queryId: string; queryResultId: string }) {
    super(message);
    this.queryId = fields.queryId;
    this.queryResultId = fields.queryResultId;
  }
}
