export { callApi, HoneycombApi } from "./api.ts";
export {
  type AllOptions,
  all,
  allSettled,
  type SettledValues,
  type Values,
} from "./call/all.ts";
export { awaitPromise } from "./call/await.ts";
export { type Call, call, isCall } from "./call/call.ts";
export type {
  AllEffect,
  AwaitEffect,
  Effect,
  HttpEffect,
  Memory,
  MemoryEffect,
  ReturnEffect,
  SleepEffect,
} from "./call/effect.ts";
export { once } from "./call/once.ts";
export type {
  Iteration,
  IterationOutcome,
  Mode,
  Outcome,
  PageIterator,
  Performer,
  Result,
} from "./call/result.ts";
export { sleep } from "./call/sleep.ts";
export type { Known } from "./model/known.ts";
export type { Open } from "./model/open-picklist.ts";
export type { Unlisted } from "./model/open-variant.ts";
export type { Tag } from "./model/tag.ts";
export { Configuration } from "./operation/configuration.ts";
export * from "./operation/errors/index.ts";
export { type Input, invoke, type Output } from "./operation/invoke.ts";
export type {
  HttpMethod,
  KeyKind,
  Operation,
  ParametersSchema,
  PathParameters,
  Schema,
} from "./operation/operation.ts";
export {
  type CallOptions,
  type ClientOptions,
  type ConnectionOptions,
  type Credentials,
  type EnvironmentVariables,
  type RetryOptions,
  readEnvironment,
} from "./operation/options.ts";
export type { RateLimit } from "./operation/rate-limit.ts";
export type { ApiRequest } from "./operation/request.ts";
export { type FailedAttempt, type RetryPolicy, retryDelay } from "./operation/retry.ts";
export type { Compression, HttpRequest, HttpResponse, Validation } from "./operation/wire.ts";
export { operations } from "./operations.ts";
export type { Page } from "./paging/page.ts";
export type { PageOptions } from "./paging/pages.ts";
export * from "./resources/api-keys/models.ts";
export { type ApiKeyListOptions, ApiKeys } from "./resources/api-keys/resource.ts";
export * from "./resources/auth/models.ts";
export { Authentication } from "./resources/auth/resource.ts";
export type { TeamOptions } from "./resources/auth/team.ts";
export * from "./resources/board-views/models.ts";
export { BoardViews } from "./resources/board-views/resource.ts";
export * from "./resources/boards/models.ts";
export { Boards } from "./resources/boards/resource.ts";
export * from "./resources/burn-alerts/models.ts";
export { BurnAlerts } from "./resources/burn-alerts/resource.ts";
export * from "./resources/calculated-fields/models.ts";
export { CalculatedFields } from "./resources/calculated-fields/resource.ts";
export * from "./resources/columns/models.ts";
export { Columns } from "./resources/columns/resource.ts";
export * from "./resources/dataset-definitions/models.ts";
export { DatasetDefinitions } from "./resources/dataset-definitions/resource.ts";
export * from "./resources/datasets/models.ts";
export { Datasets } from "./resources/datasets/resource.ts";
export type { DeleteOptions } from "./resources/delete-protection.ts";
export * from "./resources/environments/models.ts";
export {
  type EnvironmentDeleteOptions,
  type EnvironmentListOptions,
  Environments,
} from "./resources/environments/resource.ts";
export type { NewEvent } from "./resources/events/event.ts";
export { HoneycombEventsError } from "./resources/events/events-error.ts";
export * from "./resources/events/models.ts";
export {
  type CreateEventOptions,
  type EventIterable,
  Events,
} from "./resources/events/resource.ts";
export type { EventCounts, EventResult } from "./resources/events/result.ts";
export type { OnEventResult, SendOptions } from "./resources/events/send.ts";
export * from "./resources/kinesis-events/models.ts";
export { KinesisEvents } from "./resources/kinesis-events/resource.ts";
export * from "./resources/marker-settings/models.ts";
export { MarkerSettings } from "./resources/marker-settings/resource.ts";
export * from "./resources/markers/models.ts";
export { Markers } from "./resources/markers/resource.ts";
export * from "./resources/queries/models.ts";
export { Queries } from "./resources/queries/resource.ts";
export * from "./resources/query-annotations/models.ts";
export { QueryAnnotations } from "./resources/query-annotations/resource.ts";
export * from "./resources/query-results/models.ts";
export { QueryResults } from "./resources/query-results/resource.ts";
export type { PollProgress, RunOptions } from "./resources/query-results/run.ts";
export * from "./resources/recipients/models.ts";
export {
  type NotificationRecipient,
  NotificationRecipientSchema,
  type RecipientType,
  recipientTypes,
} from "./resources/recipients/notification.ts";
export { Recipients } from "./resources/recipients/resource.ts";
export type { MapDependenciesOptions } from "./resources/service-maps/dependencies.ts";
export * from "./resources/service-maps/models.ts";
export {
  type MapDependenciesCreateOptions,
  ServiceMaps,
} from "./resources/service-maps/resource.ts";
export * from "./resources/signals/models.ts";
export { type SignalListOptions, Signals } from "./resources/signals/resource.ts";
export * from "./resources/slos/models.ts";
export { SLOs } from "./resources/slos/resource.ts";
export * from "./resources/triggers/models.ts";
export { Triggers } from "./resources/triggers/resource.ts";
