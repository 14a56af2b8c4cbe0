import { object, oneOf, optional } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import { pageParameters } from "../../paging/schemas.ts";
import {
  ApiKeyCreateSchema,
  ApiKeyPageSchema,
  ApiKeyResponseSchema,
  ApiKeyUpdateSchema,
  apiKeyTypes,
  CreatedApiKeyResponseSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "apiKeys",
  path: "/2/teams/{teamSlug}/api-keys",
  auth: ["management"],
});

export const listApiKeys = operation("listApiKeys", "GET", "", {
  summary: "Lists a team's API keys",
  permissions: ["api-keys:read"],
  query: object({
    ...pageParameters,
    /** Returns only keys of this type. */
    "filter[type]": optional(oneOf(apiKeyTypes)),
  }),
  response: ApiKeyPageSchema,
});

export const getApiKey = operation("getApiKey", "GET", "/{ID}", {
  summary: "Gets an API key",
  permissions: ["api-keys:read"],
  response: ApiKeyResponseSchema,
});

export const createApiKey = operation("createApiKey", "POST", "", {
  summary: "Creates an API key",
  permissions: ["api-keys:write"],
  body: ApiKeyCreateSchema,
  response: CreatedApiKeyResponseSchema,
  returnsSecret: true,
});

export const updateApiKey = operation("updateApiKey", "PATCH", "/{ID}", {
  summary: "Updates an API key",
  permissions: ["api-keys:write"],
  body: ApiKeyUpdateSchema,
  response: ApiKeyResponseSchema,
  idempotent: true,
});

export const deleteApiKey = operation("deleteApiKey", "DELETE", "/{ID}", {
  summary: "Deletes an API key",
  permissions: ["api-keys:write"],
});
