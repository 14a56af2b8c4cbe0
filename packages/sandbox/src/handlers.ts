import type { Handlers } from "./http/handler.ts";
import { auth } from "./resources/auth/handlers.ts";
import { columns } from "./resources/columns/handlers.ts";
import { datasets } from "./resources/datasets/handlers.ts";
import { events } from "./resources/events/handlers.ts";
import { queries } from "./resources/queries/handlers.ts";
import { queryResults } from "./resources/query-results/handlers.ts";
import { slos } from "./resources/slos/handlers.ts";
import { triggers } from "./resources/triggers/handlers.ts";

/** What answers each operation. */
export const handlers: Handlers = {
  ...auth,
  ...columns,
  ...datasets,
  ...events,
  ...queries,
  ...queryResults,
  ...slos,
  ...triggers,
};
