export {
  HoneycombApiError,
  HoneycombAuthError,
  HoneycombConflictError,
  HoneycombForbiddenError,
  HoneycombNotFoundError,
  HoneycombRateLimitError,
  HoneycombServerError,
  HoneycombValidationError,
  type ValidationIssue,
} from "./api-error.ts";
export * from "./config-error.ts";
export * from "./honeycomb-error.ts";
export { HoneycombInputError, type InputIssue } from "./input-error.ts";
export * from "./query-error.ts";
export { HoneycombResponseError } from "./response-error.ts";
export * from "./transport-errors.ts";
