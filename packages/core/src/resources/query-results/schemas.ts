import * as v from "valibot";
import { integer, list } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  optional,
  record,
  type Schema,
} from "../../model/schema.ts";
import { QuerySchema } from "../queries/schemas.ts";
import type {
  QueryResult,
  QueryResultCreate,
  QueryResultData,
  QueryResultDetails,
  QueryResultLinks,
  QueryResultPoint,
  QueryResultRow,
} from "./types.ts";

const resultCreate = object({
  query_id: v.string(),
  disable_series: optional(v.boolean()),
  disable_total_by_aggregate: optional(v.boolean()),
  disable_other_by_aggregate: optional(v.boolean()),
  limit: optional(integer(1, 10_000)),
});
export const QueryResultCreateSchema: Schema<QueryResultCreate> = resultCreate;
true satisfies Equal<Output<typeof resultCreate>, QueryResultCreate>;

const links = object({
  query_url: optional(v.string()),
  graph_image_url: optional(v.string()),
});
const QueryResultLinksSchema: Schema<QueryResultLinks> = links;
true satisfies Equal<Output<typeof links>, QueryResultLinks>;

const rowFields = { data: optional(record(v.unknown())) };

const row = object(rowFields);
const QueryResultRowSchema: Schema<QueryResultRow> = row;
true satisfies Equal<Output<typeof row>, QueryResultRow>;

const point = object({ ...rowFields, time: optional(v.string()) });
const QueryResultPointSchema: Schema<QueryResultPoint> = point;
true satisfies Equal<Output<typeof point>, QueryResultPoint>;

const data = object({
  series: optional(list(QueryResultPointSchema)),
  results: optional(list(QueryResultRowSchema)),
  total_by_aggregate: optional(QueryResultRowSchema),
  total_by_aggregate_series: optional(list(QueryResultPointSchema)),
  other_by_aggregate: optional(QueryResultRowSchema),
});
const QueryResultDataSchema: Schema<QueryResultData> = data;
true satisfies Equal<Output<typeof data>, QueryResultData>;

const resultFields = {
  id: v.string(),
  query: optional(QuerySchema),
  complete: optional(v.boolean()),
  links: optional(QueryResultLinksSchema),
};

const result = object(resultFields);
export const QueryResultSchema: Schema<QueryResult> = result;
true satisfies Equal<Output<typeof result>, QueryResult>;

const details = object({
  ...resultFields,
  error: optional(v.string()),
  data: optional(QueryResultDataSchema),
});
export const QueryResultDetailsSchema: Schema<QueryResultDetails> = details;
true satisfies Equal<Output<typeof details>, QueryResultDetails>;
