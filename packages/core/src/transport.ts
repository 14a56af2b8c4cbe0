/**
 * The building blocks of clients: `@honeycomb/core/transport`. Applications don't need them.
 *
 * @module
 */
export { callApi, HoneycombApi } from "./api.ts";
export type { SettledValues, Values } from "./call/all.ts";
export {
  type AllEffect,
  type ConfigurationEffect,
  type Effect,
  type OptionsEffect,
  type SendEffect,
  type SleepEffect,
  type SuspendEffect,
  suspend,
  type WaitEffect,
} from "./call/effect.ts";
export type { Cancel, Host, Outcome, Settle } from "./call/host.ts";
export type { Runner } from "./call/mode.ts";
export { Configuration } from "./operation/configuration.ts";
export { type ApiErrorDetails, createApiError } from "./operation/errors/api-error.ts";
export type {
  ApiRequest,
  Bytes,
  Compression,
  HttpRequest,
  HttpResponse,
} from "./operation/http.ts";
export type { PathParameters } from "./operation/operation.ts";
export { readEnvironment } from "./operation/options.ts";
export {
  type FailedAttempt,
  type RetryPolicy,
  retryableStatuses,
  retryDelay,
} from "./operation/retry.ts";
export { ApiKeys } from "./resources/api-keys/resource.ts";
export { Authentication } from "./resources/auth/resource.ts";
export { BoardViews } from "./resources/board-views/resource.ts";
export { Boards } from "./resources/boards/resource.ts";
export { BurnAlerts } from "./resources/burn-alerts/resource.ts";
export { CalculatedFields } from "./resources/calculated-fields/resource.ts";
export { Columns } from "./resources/columns/resource.ts";
export { DatasetDefinitions } from "./resources/dataset-definitions/resource.ts";
export { Datasets } from "./resources/datasets/resource.ts";
export { Environments } from "./resources/environments/resource.ts";
export { Events } from "./resources/events/resource.ts";
export { KinesisEvents } from "./resources/kinesis-events/resource.ts";
export { MarkerSettings } from "./resources/marker-settings/resource.ts";
export { Markers } from "./resources/markers/resource.ts";
export { Queries } from "./resources/queries/resource.ts";
export { QueryAnnotations } from "./resources/query-annotations/resource.ts";
export { QueryResults } from "./resources/query-results/resource.ts";
export { Recipients } from "./resources/recipients/resource.ts";
export { ServiceMaps } from "./resources/service-maps/resource.ts";
export { Signals } from "./resources/signals/resource.ts";
export { SLOs } from "./resources/slos/resource.ts";
export { Triggers } from "./resources/triggers/resource.ts";
export { Session } from "./session.ts";
