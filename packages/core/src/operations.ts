import * as apiKeys from "./resources/api-keys/operations.ts";
import * as auth from "./resources/auth/operations.ts";
import * as boardViews from "./resources/board-views/operations.ts";
import * as boards from "./resources/boards/operations.ts";
import * as burnAlerts from "./resources/burn-alerts/operations.ts";
import * as calculatedFields from "./resources/calculated-fields/operations.ts";
import * as columns from "./resources/columns/operations.ts";
import * as datasetDefinitions from "./resources/dataset-definitions/operations.ts";
import * as datasets from "./resources/datasets/operations.ts";
import * as environments from "./resources/environments/operations.ts";
import * as events from "./resources/events/operations.ts";
import * as kinesisEvents from "./resources/kinesis-events/operations.ts";
import * as markerSettings from "./resources/marker-settings/operations.ts";
import * as markers from "./resources/markers/operations.ts";
import * as queries from "./resources/queries/operations.ts";
import * as queryAnnotations from "./resources/query-annotations/operations.ts";
import * as queryResults from "./resources/query-results/operations.ts";
import * as recipients from "./resources/recipients/operations.ts";
import * as serviceMaps from "./resources/service-maps/operations.ts";
import * as signals from "./resources/signals/operations.ts";
import * as slos from "./resources/slos/operations.ts";
import * as triggers from "./resources/triggers/operations.ts";

/** Every endpoint of Honeycomb's API, by Honeycomb's own operation ids. */
export const operations = {
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
