/**
 * Valibot schemas of requests and responses: `@honeycomb/core/schemas`.
 *
 * @module
 */

export { validateResponse } from "./model/limits.ts";
export type { Output, Schema } from "./model/schema.ts";
export { type SchemaNode, unwrapSchema } from "./model/walk.ts";
export type { ParametersSchema } from "./operation/operation.ts";
export { withoutReadOnly } from "./operation/read-only.ts";
export * from "./resources/api-keys/schemas.ts";
export * from "./resources/auth/schemas.ts";
export * from "./resources/board-views/schemas.ts";
export * from "./resources/boards/schemas.ts";
export * from "./resources/burn-alerts/schemas.ts";
export { binaryOperators as expressionOperators } from "./resources/calculated-fields/expression/operators.ts";
export * from "./resources/calculated-fields/schemas.ts";
export * from "./resources/columns/schemas.ts";
export * from "./resources/dataset-definitions/schemas.ts";
export * from "./resources/datasets/schemas.ts";
export * from "./resources/environments/schemas.ts";
export * from "./resources/events/schemas.ts";
export * from "./resources/kinesis-events/schemas.ts";
export * from "./resources/marker-settings/schemas.ts";
export * from "./resources/markers/schemas.ts";
export * from "./resources/queries/schemas.ts";
export * from "./resources/query-annotations/schemas.ts";
export * from "./resources/query-results/schemas.ts";
export {
  NotificationRecipientSchema,
  recipientTypes,
  severities,
} from "./resources/recipients/notification.ts";
export * from "./resources/recipients/schemas.ts";
export * from "./resources/service-maps/schemas.ts";
export * from "./resources/signals/schemas.ts";
export * from "./resources/slos/schemas.ts";
export * from "./resources/triggers/schemas.ts";
