import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { pageParameters } from "../../paging/schemas.ts";
import {
  EnvironmentCreateSchema,
  EnvironmentPageSchema,
  EnvironmentResponseSchema,
  EnvironmentUpdateSchema,
} from "./models.ts";

export const listEnvironments = operation({
  id: "listEnvironments",
  method: "GET",
  path: "/2/teams/{teamSlug}/environments",
  auth: ["management"],
  permissions: ["environments:read"],
  query: v.strictObject(pageParameters),
  response: EnvironmentPageSchema,
  errors: [401, 403, 404, 422, 429, 500],
});

export const getEnvironment = operation({
  id: "getEnvironment",
  method: "GET",
  path: "/2/teams/{teamSlug}/environments/{ID}",
  auth: ["management"],
  permissions: ["environments:read"],
  response: EnvironmentResponseSchema,
  errors: [400, 401, 404, 429, 500],
});

export const createEnvironment = operation({
  id: "createEnvironment",
  method: "POST",
  path: "/2/teams/{teamSlug}/environments",
  auth: ["management"],
  permissions: ["environments:write"],
  body: EnvironmentCreateSchema,
  response: EnvironmentResponseSchema,
  errors: [400, 401, 403, 404, 409, 413, 415, 422, 429, 500],
});

export const updateEnvironment = operation({
  id: "updateEnvironment",
  method: "PATCH",
  path: "/2/teams/{teamSlug}/environments/{ID}",
  auth: ["management"],
  permissions: ["environments:write"],
  body: EnvironmentUpdateSchema,
  response: EnvironmentResponseSchema,
  errors: [400, 401, 403, 404, 413, 415, 422, 429, 500],
  // What is set twice to the same is set.
  repeatable: true,
});

export const deleteEnvironment = operation({
  id: "deleteEnvironment",
  method: "DELETE",
  path: "/2/teams/{teamSlug}/environments/{ID}",
  auth: ["management"],
  permissions: ["environments:write"],
  errors: [400, 401, 403, 404, 409, 429, 500],
});
