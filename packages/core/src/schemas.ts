/**
 * Valibot schemas of requests and responses: `@honeycomb/core/schemas`.
 *
 * @module
 */

export { validateResponse } from "./model/limits.ts";
export type { Output, Schema } from "./model/schema.ts";
export type { ParametersSchema } from "./operation/operation.ts";
export { binaryOperators as expressionOperators } from "./resources/calculated-fields/expression/operators.ts";
export {
  NotificationRecipientSchema,
  recipientTypes,
  severities,
} from "./resources/recipients/notification.ts";
export * from "./resources/schemas.list.ts";
