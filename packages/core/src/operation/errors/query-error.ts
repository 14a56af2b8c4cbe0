import { HoneycombError } from "./honeycomb-error.ts";

/** A query ended, but with an error in place of data. */
export class HoneycombQueryError extends HoneycombError {
  override name = "HoneycombQueryError";
  readonly queryId: string;
  readonly queryResultId: string;

  constructor(message: string, fields: { queryId: string; queryResultId: string }) {
    super(message);
    this.queryId = fields.queryId;
    this.queryResultId = fields.queryResultId;
  }
}
