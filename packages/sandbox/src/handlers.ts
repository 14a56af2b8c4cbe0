import type { Handlers } from "./http/handler.ts";
import { apiKeys } from "./resources/api-keys/handlers.ts";
import { auth } from "./resources/auth/handlers.ts";
import { boardViews } from "./resources/board-views/handlers.ts";
import { boards } from "./resources/boards/handlers.ts";
import { burnAlerts } from "./resources/burn-alerts/handlers.ts";
import { calculatedFields } from "./resources/calculated-fields/handlers.ts";
import { columns } from "./resources/columns/handlers.ts";
import { datasetDefinitions } from "./resources/dataset-definitions/handlers.ts";
import { datasets } from "./resources/datasets/handlers.ts";
import { environments } from "./resources/environments/handlers.ts";
import { events } from "./resources/events/handlers.ts";
import { kinesisEvents } from "./resources/kinesis-events/handlers.ts";
import { markerSettings } from "./resources/marker-settings/handlers.ts";
import { markers } from "./resources/markers/handlers.ts";
import { queries } from "./resources/queries/handlers.ts";
import { queryAnnotations } from "./resources/query-annotations/handlers.ts";
import { queryResults } from "./resources/query-results/handlers.ts";
import { recipients } from "./resources/recipients/handlers.ts";
import { serviceMaps } from "./resources/service-maps/handlers.ts";
import { signals } from "./resources/signals/handlers.ts";
import { slos } from "./resources/slos/handlers.ts";
import { triggers } from "./resources/triggers/handlers.ts";

/** The handlers of all operations. */
export const handlers: Required<Handlers> = {
  ...apiKeys,
  ...auth,
  ...boards,
  ...boardViews,
  ...burnAlerts,
  ...calculatedFields,
  ...columns,
  ...datasetDefinitions,
  ...datasets,
  ...environments,
  ...events,
  ...kinesisEvents,
  ...markers,
  ...markerSettings,
  ...queries,
  ...queryAnnotations,
  ...queryResults,
  ...recipients,
  ...serviceMaps,
  ...signals,
  ...slos,
  ...triggers,
};
