export { callApi, HoneycombApi } from "./api.ts";
export {
  type AllOptions,
  all,
  allSettled,
  type SettledValues,
  type Values,
} from "./call/all.ts";
export { type Call, call, isCall } from "./call/call.ts";
export type { AllEffect, Effect, HttpEffect, SleepEffect } from "./call/effect.ts";
export type { Mode, Outcome, Performer, Result } from "./call/result.ts";
export { sleep } from "./call/sleep.ts";
export type { Known } from "./model/known.ts";
export type { Open } from "./model/open-picklist.ts";
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
  type Environment,
  type RetryOptions,
  readEnvironment,
} from "./operation/options.ts";
export type { RateLimit } from "./operation/rate-limit.ts";
export type { ApiRequest } from "./operation/request.ts";
export { type FailedAttempt, type RetryPolicy, retryDelay } from "./operation/retry.ts";
export type { HttpRequest, HttpResponse } from "./operation/wire.ts";
export { operations } from "./operations.ts";
export * from "./resources/auth/models.ts";
export { Authentication } from "./resources/auth/resource.ts";
export * from "./resources/columns/models.ts";
export { Columns } from "./resources/columns/resource.ts";
export * from "./resources/datasets/models.ts";
export { Datasets } from "./resources/datasets/resource.ts";
export * from "./resources/events/models.ts";
export * from "./resources/queries/models.ts";
export { Queries } from "./resources/queries/resource.ts";
export * from "./resources/query-results/models.ts";
export { QueryResults } from "./resources/query-results/resource.ts";
export type { PollProgress, RunOptions } from "./resources/query-results/run.ts";
export * from "./resources/slos/models.ts";
export { SLOs } from "./resources/slos/resource.ts";
export * from "./resources/triggers/models.ts";
export { Triggers } from "./resources/triggers/resource.ts";
