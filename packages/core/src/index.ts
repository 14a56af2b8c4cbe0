export { callApi, HoneycombApi } from "./api.ts";
export type { BundleOptions } from "./bundle/bundle.ts";
export {
  type BundleItem,
  type CreatedItem,
  type FailedItem,
  HoneycombBundleError,
  type RemainingItem,
  type UncertainItem,
} from "./bundle/bundle-error.ts";
export type { Source } from "./bundle/description.ts";
export {
  type AllOptions,
  all,
  allSettled,
  type SettledValues,
  type Values,
} from "./call/all.ts";
export { type Call, call, isCall } from "./call/call.ts";
export {
  type AllEffect,
  awaitPromise,
  type ConfigurationEffect,
  type Effect,
  type OptionsEffect,
  type SendEffect,
  type SleepEffect,
  type SuspendEffect,
  sleep,
  suspend,
  type WaitEffect,
} from "./call/effect.ts";
export type { Cancel, Host, Outcome, Settle } from "./call/host.ts";
export type {
  Iteration,
  IterationByMode,
  Mode,
  Result,
  ResultByMode,
  Runner,
} from "./call/mode.ts";
export type { Known } from "./model/known.ts";
export type { Open } from "./model/open-picklist.ts";
export type { Unlisted } from "./model/open-variant.ts";
export type { Tag } from "./model/tag.ts";
export { type SchemaNode, unwrapSchema } from "./model/walk.ts";
export { Configuration } from "./operation/configuration.ts";
export * from "./operation/errors/index.ts";
export type { Hooks, RequestInfo, ResponseInfo, RetryInfo } from "./operation/hooks.ts";
export type { ApiRequest, Compression, HttpRequest, HttpResponse } from "./operation/http.ts";
export { type Input, invoke, type Output } from "./operation/invoke.ts";
export type {
  HttpMethod,
  KeyKind,
  KeyPermission,
  Operation,
  ParametersSchema,
  PathParameters,
  Schema,
} from "./operation/operation.ts";
export {
  type ClientOptions,
  type ConnectionOptions,
  type Credentials,
  type EnvironmentVariables,
  type RequestOptions,
  type RetryOptions,
  readEnvironment,
  type Validation,
} from "./operation/options.ts";
export type { RateLimit } from "./operation/rate-limit.ts";
export { withoutReadOnly } from "./operation/read-only.ts";
export {
  type FailedAttempt,
  type RetryPolicy,
  retryableStatuses,
  retryDelay,
} from "./operation/retry.ts";
export * as operations from "./operations.ts";
export type { Page } from "./paging/page.ts";
export type { PageOptions } from "./paging/pages.ts";
export * from "./resources/api-keys/models.ts";
export { type ApiKeyListOptions, ApiKeys } from "./resources/api-keys/resource.ts";
export * from "./resources/auth/models.ts";
export { Authentication } from "./resources/auth/resource.ts";
export type { TeamOptions } from "./resources/auth/team.ts";
export * from "./resources/board-views/models.ts";
export { BoardViews } from "./resources/board-views/resource.ts";
export {
  BoardBuilder,
  type NewQueryPanelOptions,
  type QueryPanelOptions,
} from "./resources/boards/builder.ts";
export type { BoardBundle } from "./resources/boards/create-from.ts";
export type {
  BoardDescription,
  BoardPanelDescription,
  NewQueryPanel,
  NewSLOPanel,
} from "./resources/boards/create-from-description.ts";
export * from "./resources/boards/models.ts";
export { Boards } from "./resources/boards/resource.ts";
export { BurnAlertBuilder } from "./resources/burn-alerts/builder.ts";
export type { BurnAlertBundle, BurnAlertDescription } from "./resources/burn-alerts/create-from.ts";
export * from "./resources/burn-alerts/models.ts";
export { BurnAlerts } from "./resources/burn-alerts/resource.ts";
export * as expressions from "./resources/calculated-fields/expression/builders.ts";
export {
  checkExpression,
  type KnownColumn,
} from "./resources/calculated-fields/expression/check.ts";
export {
  Expression,
  printExpression,
} from "./resources/calculated-fields/expression/expression.ts";
export {
  type ExpressionIssue,
  HoneycombExpressionError,
} from "./resources/calculated-fields/expression/expression-error.ts";
export {
  functions as expressionFunctions,
  type Kind as ExpressionKind,
  type ParameterKind as ExpressionParameterKind,
  type Signature as ExpressionSignature,
} from "./resources/calculated-fields/expression/functions.ts";
export type { ExpressionNode } from "./resources/calculated-fields/expression/node.ts";
export { binaryOperators as expressionOperators } from "./resources/calculated-fields/expression/operators.ts";
export { parseExpression } from "./resources/calculated-fields/expression/parse.ts";
export * from "./resources/calculated-fields/models.ts";
export { CalculatedFields, type WithExpression } from "./resources/calculated-fields/resource.ts";
export * from "./resources/columns/models.ts";
export { Columns } from "./resources/columns/resource.ts";
export type { ColumnMatch, ColumnSearchOptions } from "./resources/columns/search.ts";
export * from "./resources/dataset-definitions/models.ts";
export { DatasetDefinitions } from "./resources/dataset-definitions/resource.ts";
export type { ConventionName, FollowedConvention } from "./resources/datasets/conventions.ts";
export * from "./resources/datasets/models.ts";
export { Datasets } from "./resources/datasets/resource.ts";
export type { ColumnCounts, DatasetSummary, Freshness } from "./resources/datasets/summary.ts";
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
export { MarkerBuilder } from "./resources/markers/builder.ts";
export type { MarkerDescription } from "./resources/markers/create-from.ts";
export * from "./resources/markers/models.ts";
export { Markers } from "./resources/markers/resource.ts";
export {
  type AnyQueryBuilder,
  type CalculationOptions,
  QueryBuilder,
  type QueryBuilderAnnotation,
} from "./resources/queries/builder.ts";
export type { CalculationFilters, FilterCombination } from "./resources/queries/builder-filters.ts";
export type { Instant } from "./resources/queries/builder-time.ts";
export type { CreatedQuery } from "./resources/queries/create.ts";
export * from "./resources/queries/models.ts";
export { Queries } from "./resources/queries/resource.ts";
export type {
  AnyRow,
  BuiltRow,
  ColumnValue,
  Row,
  SeriesPoint,
  SpecRow,
  TypedSpec,
} from "./resources/queries/rows.ts";
export * from "./resources/query-annotations/models.ts";
export { QueryAnnotations } from "./resources/query-annotations/resource.ts";
export * from "./resources/query-results/models.ts";
export { QueryResults } from "./resources/query-results/resource.ts";
export type { AllRows, IncompleteReason } from "./resources/query-results/row-pages.ts";
export type { PollProgress, QueryRunResult, RunOptions } from "./resources/query-results/run.ts";
export type { RunAllOptions } from "./resources/query-results/run-all.ts";
export {
  RecipientBuilder,
  type WebhookAlert,
  type WebhookBuilder,
} from "./resources/recipients/builder.ts";
export type {
  PagerDutyNotification,
  WebhookNotification,
} from "./resources/recipients/builder-steps.ts";
export type { RecipientBundle } from "./resources/recipients/create-from.ts";
export type {
  NotificationDetails,
  RecipientByContent,
  RecipientById,
  RecipientByTarget,
  RecipientDescription,
} from "./resources/recipients/create-from-description.ts";
export type { BundleRecipients } from "./resources/recipients/create-from-resolve.ts";
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
export { SLOBuilder } from "./resources/slos/builder.ts";
export type { SLOBundle, SLODescription } from "./resources/slos/create-from.ts";
export * from "./resources/slos/models.ts";
export { SLOs } from "./resources/slos/resource.ts";
export { TriggerBuilder } from "./resources/triggers/builder.ts";
export type { TriggerBundle, TriggerDescription } from "./resources/triggers/create-from.ts";
export * from "./resources/triggers/models.ts";
export { Triggers } from "./resources/triggers/resource.ts";
export { Session } from "./session.ts";
