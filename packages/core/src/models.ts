/**
 * The types of everything that methods accept and return: `@honeycomb/core/models`. The most common
 * ones are also exported by `@honeycomb/core`.
 *
 * @module
 */

export type {
  BundleItem,
  CreatedItem,
  FailedItem,
  RemainingItem,
  UncertainItem,
} from "./bundle/bundle-error.ts";
export type { ConcurrencyOptions } from "./call/all.ts";
export type { IterationByMode, ResultByMode } from "./call/mode.ts";
export type { Tag } from "./model/tag.ts";
export type { NewQueryPanelOptions, QueryPanelOptions } from "./resources/boards/builder.ts";
export type { BoardBundleSLO } from "./resources/boards/create-from.ts";
export type { NewSLOPanel } from "./resources/boards/create-from-description.ts";
export type { KnownColumn, TypedColumn } from "./resources/calculated-fields/expression/check.ts";
export type { ExpressionIssue } from "./resources/calculated-fields/expression/expression-error.ts";
export type { ExpressionNode } from "./resources/calculated-fields/expression/node.ts";
export type { ConventionName, FollowedConvention } from "./resources/datasets/conventions.ts";
export type { ColumnCounts, ColumnCountsByType, Freshness } from "./resources/datasets/summary.ts";
export type { EventIterable } from "./resources/events/resource.ts";
export type {
  AcceptedEventResult,
  FailedEventResult,
  RejectedEventResult,
} from "./resources/events/result.ts";
export type { OnEventResult } from "./resources/events/send.ts";
export type {
  CalculationArguments,
  CalculationOptions,
  FieldNotInTriggers,
  NamedQueryBuilder,
  QueryBuilderAnnotation,
  QueryInput,
} from "./resources/queries/builder.ts";
export type { CalculationFilters } from "./resources/queries/builder-filters.ts";
export type { Instant, QueryDuration } from "./resources/queries/builder-time.ts";
export type { DatasetQuery } from "./resources/queries/dataset-query.ts";
export type {
  RowOf,
  TypedColumnCalculation,
  TypedEventCalculation,
  TypedFormula,
  TypedSpec,
} from "./resources/queries/rows.ts";
export type { IncompleteReason } from "./resources/query-results/row-pages.ts";
export type { RecipientById } from "./resources/recipients/create-from-description.ts";
export type {
  NotificationDetails,
  NotificationRecipient,
  NotificationVariable,
  PagerDutySeverity,
  RecipientType,
} from "./resources/recipients/notification.ts";
export type * from "./resources/types.list.ts";
