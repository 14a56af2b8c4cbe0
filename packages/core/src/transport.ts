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
export { readRequestId } from "./operation/response.ts";
export {
  type FailedAttempt,
  type RetryPolicy,
  retryableStatuses,
  retryDelay,
} from "./operation/retry.ts";
export type { Resources } from "./resources/api.list.ts";
export * from "./resources/resources.list.ts";
export { Session } from "./session.ts";
