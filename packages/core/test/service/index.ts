import { apiKeys } from "./api-keys.ts";
import { auth } from "./auth.ts";
import { boardViews } from "./board-views.ts";
import { boards } from "./boards.ts";
import { burnAlerts } from "./burn-alerts.ts";
import { calculatedFields } from "./calculated-fields.ts";
import type { ServiceCase } from "./case.ts";
import { columns } from "./columns.ts";
import { datasetDefinitions } from "./dataset-definitions.ts";
import { datasets } from "./datasets.ts";
import { environments } from "./environments.ts";
import { errors } from "./errors.ts";
import { events } from "./events.ts";
import { kinesisEvents } from "./kinesis-events.ts";
import { markerSettings } from "./marker-settings.ts";
import { markers } from "./markers.ts";
import { queries } from "./queries.ts";
import { queryAnnotations } from "./query-annotations.ts";
import { queryResults } from "./query-results.ts";
import { recipients } from "./recipients.ts";
import { serviceMaps } from "./service-maps.ts";
import { signals } from "./signals.ts";
import { slos } from "./slos.ts";
import { triggers } from "./triggers.ts";

/** What is known of the service beyond its description, by resource. */
export const service: Readonly<Record<string, readonly ServiceCase[]>> = {
  apiKeys,
  auth,
  boardViews,
  boards,
  burnAlerts,
  calculatedFields,
  columns,
  datasetDefinitions,
  datasets,
  environments,
  errors,
  events,
  kinesisEvents,
  markerSettings,
  markers,
  queries,
  queryAnnotations,
  queryResults,
  recipients,
  serviceMaps,
  signals,
  slos,
  triggers,
};
