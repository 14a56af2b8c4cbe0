import * as auth from "./resources/auth/operations.ts";
import * as columns from "./resources/columns/operations.ts";
import * as datasets from "./resources/datasets/operations.ts";
import * as events from "./resources/events/operations.ts";
import * as queries from "./resources/queries/operations.ts";
import * as queryResults from "./resources/query-results/operations.ts";
import * as slos from "./resources/slos/operations.ts";
import * as triggers from "./resources/triggers/operations.ts";

/** Every endpoint of Honeycomb's API, by Honeycomb's own operation ids. */
export const operations = {
  ...auth,
  ...columns,
  ...datasets,
  ...events,
  ...queries,
  ...queryResults,
  ...slos,
  ...triggers,
};
