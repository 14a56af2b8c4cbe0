import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { pageParameters } from "../../paging/schemas.ts";
import {
  ApiKeyCreateSchema,
  ApiKeyPageSchema,
  ApiKeyResponseSchema,
  ApiKeyUpdateSchema,
  apiKeyTypes,
  CreatedApiKeyResponseSchema,
} from "./models.ts";

export const listApiKeys = operation({
  id: "listApiKeys",
  method: "GET",
  path: "/2/teams/{teamSlug}/api-keys",
  auth: ["management"],
  permissions: ["api-keys:read"],
  query: v.strictObject({
    ...pageParameters,
    /** Keys of one kind. */
    "filter[type]": v.optional(v.picklist(apiKeyTypes)),
  }),
  response: ApiKeyPageSchema,
  errors: [401, 403, 404, 422, 429, 500],
});

export const getApiKey = operation({
  id: "getApiKey",
  method: "GET",
  path: "/2/teams/{teamSlug}/api-keys/{ID}",
  auth: ["management"],
  permissions: ["api-keys:read"],
  response: ApiKeyResponseSchema,
  errors: [400, 401, 404, 429, 500],
});

export const createApiKey = operation({
  id: "createApiKey",
  method: "POST",
  path: "/2/teams/{teamSlug}/api-keys",
  auth: ["management"],
  permissions: ["api-keys:write"],
  body: ApiKeyCreateSchema,
  response: CreatedApiKeyResponseSchema,
  errors: [400, 401, 403, 404, 413, 415, 422, 429, 500],
});

export const updateApiKey = operation({
  id: "updateApiKey",
  method: "PATCH",
  path: "/2/teams/{teamSlug}/api-keys/{ID}",
  auth: ["management"],
  permissions: ["api-keys:write"],
  body: ApiKeyUpdateSchema,
  response: ApiKeyResponseSchema,
  errors: [400, 401, 403, 404, 413, 415, 422, 429, 500],
  // What is set twice to the same is set.
  repeatable: true,
});

export const deleteApiKey = operation({
  id: "deleteApiKey",
  method: "DELETE",
  path: "/2/teams/{teamSlug}/api-keys/{ID}",
  auth: ["management"],
  permissions: ["api-keys:write"],
  errors: [400, 401, 403, 404, 429, 500],
});
