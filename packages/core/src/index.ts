/**
 * Honeycomb's API for TypeScript, without I/O: models, operations, calls, builders and errors.
 *
 * All types are in `@honeycomb/core/models`, schemas in `@honeycomb/core/schemas`, and the building
 * blocks of clients in `@honeycomb/core/transport`.
 *
 * @module
 */
export type { HoneycombApi } from "./api.ts";
export type { BundleOptions } from "./bundle/bundle.ts";
export { HoneycombBundleError } from "./bundle/bundle-error.ts";
export { type AllOptions, all, allSettled } from "./call/all.ts";
export { type Call, call, isCall } from "./call/call.ts";
export { awaitPromise, sleep } from "./call/effect.ts";
export type { Iteration, Mode, Result } from "./call/mode.ts";
export type { Tag } from "./model/tag.ts";
export * from "./operation/errors/index.ts";
export type { RequestHooks, RequestInfo, ResponseInfo, RetryInfo } from "./operation/hooks.ts";
export { invoke, type OperationInput, type OperationOutput } from "./operation/invoke.ts";
export type { HttpMethod, KeyKind, KeyPermission, Operation } from "./operation/operation.ts";
export type {
  ClientOptions,
  ConnectionOptions,
  Credentials,
  EnvironmentVariables,
  RequestOptions,
  RetryOptions,
  ValidationMode,
} from "./operation/options.ts";
export type { RateLimit } from "./operation/rate-limit.ts";
export type { Page } from "./paging/page.ts";
export type { PageOptions } from "./paging/pages.ts";
export type { PollOptions } from "./polling.ts";
export type { ApiKeyListOptions } from "./resources/api-keys/resource.ts";
export type {
  ApiKey,
  ApiKeyCreate,
  ApiKeyPermission,
  ApiKeyType,
  ApiKeyUpdate,
  CreatedApiKey,
} from "./resources/api-keys/types.ts";
export type { TeamOptions } from "./resources/auth/team.ts";
export type { Auth, ManagementKey } from "./resources/auth/types.ts";
export type * from "./resources/board-views/types.ts";
export { BoardBuilder } from "./resources/boards/builder.ts";
export type { BoardBundle } from "./resources/boards/create-from.ts";
export type { BoardDescription } from "./resources/boards/create-from-description.ts";
export type {
  Board,
  BoardChanges,
  BoardCreate,
  BoardPanel,
  BoardPanelCreate,
  BoardPanelPosition,
  BoardUpdate,
  QueryPanel,
  SLOPanel,
  TextPanel,
  VisualizationSettings,
} from "./resources/boards/types.ts";
export { BurnAlertBuilder } from "./resources/burn-alerts/builder.ts";
export type { BurnAlertBundle, BurnAlertDescription } from "./resources/burn-alerts/create-from.ts";
export type {
  BurnAlert,
  BurnAlertChanges,
  BurnAlertCreate,
  BurnAlertDetailed,
  BurnAlertUpdate,
} from "./resources/burn-alerts/types.ts";
/** Functions that build the expressions of calculated fields, such as `Lt(col("status"), 500)`. */
export * as expressions from "./resources/calculated-fields/expression/builders.ts";
export { checkExpression } from "./resources/calculated-fields/expression/check.ts";
export {
  Expression,
  printExpression,
} from "./resources/calculated-fields/expression/expression.ts";
export { HoneycombExpressionError } from "./resources/calculated-fields/expression/expression-error.ts";
export { parseExpression } from "./resources/calculated-fields/expression/parse.ts";
export type * from "./resources/calculated-fields/types.ts";
export type { ColumnMatch, ColumnSearchOptions } from "./resources/columns/search.ts";
export type * from "./resources/columns/types.ts";
export type * from "./resources/dataset-definitions/types.ts";
export { ALL_DATASETS } from "./resources/datasets/all-datasets.ts";
export type { DatasetSummary } from "./resources/datasets/summary.ts";
export type * from "./resources/datasets/types.ts";
export type { DeleteOptions } from "./resources/delete-protection.ts";
export type {
  EnvironmentDeleteOptions,
  EnvironmentListOptions,
} from "./resources/environments/resource.ts";
export type * from "./resources/environments/types.ts";
export type { NewEvent } from "./resources/events/event.ts";
export { HoneycombEventsError } from "./resources/events/events-error.ts";
export type { CreateEventOptions } from "./resources/events/resource.ts";
export type { EventCounts, EventResult } from "./resources/events/result.ts";
export type { SendOptions } from "./resources/events/send.ts";
export type { EventData } from "./resources/events/types.ts";
export type * from "./resources/kinesis-events/types.ts";
export type * from "./resources/marker-settings/types.ts";
export { MarkerBuilder } from "./resources/markers/builder.ts";
export type { MarkerDescription } from "./resources/markers/create-from.ts";
export type * from "./resources/markers/types.ts";
/** Honeycomb's endpoints, by their ids. Pass one to {@link invoke}. */
export * as operations from "./resources/operations.list.ts";
export { type AnyQueryBuilder, QueryBuilder } from "./resources/queries/builder.ts";
export type {
  AnyQueryRow,
  ColumnValue,
  QueryRow,
  QuerySeriesPoint,
} from "./resources/queries/rows.ts";
export type * from "./resources/queries/types.ts";
export type { QueryAnnotationListOptions } from "./resources/query-annotations/resource.ts";
export type {
  QueryAnnotation,
  QueryAnnotationChanges,
  QueryAnnotationCreate,
  QueryAnnotationUpdate,
} from "./resources/query-annotations/types.ts";
export type { QueryWait } from "./resources/query-results/gate.ts";
export type { AllRows } from "./resources/query-results/row-pages.ts";
export type { PollProgress, QueryRunResult, RunOptions } from "./resources/query-results/run.ts";
export type { RunAllOptions } from "./resources/query-results/run-all.ts";
export type {
  QueryResult,
  QueryResultCreate,
  QueryResultData,
  QueryResultDetails,
} from "./resources/query-results/types.ts";
export { RecipientBuilder } from "./resources/recipients/builder.ts";
export type { RecipientBundle } from "./resources/recipients/create-from.ts";
export type { RecipientDescription } from "./resources/recipients/create-from-description.ts";
export type {
  NotificationDetails,
  NotificationRecipient,
  PagerDutySeverity,
  RecipientType,
} from "./resources/recipients/notification.ts";
export type {
  EmailRecipient,
  MSTeamsRecipient,
  MSTeamsWorkflowRecipient,
  PagerDutyRecipient,
  Recipient,
  RecipientChanges,
  RecipientCreate,
  RecipientUpdate,
  SlackRecipient,
  WebhookRecipient,
} from "./resources/recipients/types.ts";
export type { MapDependenciesOptions } from "./resources/service-maps/dependencies.ts";
export type { MapDependenciesCreateOptions } from "./resources/service-maps/resource.ts";
export type * from "./resources/service-maps/types.ts";
export type { SignalListOptions } from "./resources/signals/resource.ts";
export type {
  AnomalyWindow,
  HistoricalAnomaly,
  Signal,
  SignalDetail,
  SignalFilter,
  SignalUpdate,
} from "./resources/signals/types.ts";
export { SLOBuilder } from "./resources/slos/builder.ts";
export type { SLOBundle, SLODescription } from "./resources/slos/create-from.ts";
export type {
  SLI,
  SLO,
  SLOChanges,
  SLOCounts,
  SLOCountsHistory,
  SLOCountsHistoryQuery,
  SLOCountsQuery,
  SLOCreate,
  SLODetailed,
  SLOHistory,
  SLOHistoryEntry,
  SLOHistoryRequest,
  SLOStatus,
  SLOUpdate,
} from "./resources/slos/types.ts";
export { TriggerBuilder } from "./resources/triggers/builder.ts";
export type { TriggerBundle, TriggerDescription } from "./resources/triggers/create-from.ts";
export type * from "./resources/triggers/types.ts";
