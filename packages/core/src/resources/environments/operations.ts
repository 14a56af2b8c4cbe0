import { object } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import { pageParameters } from "../../paging/schemas.ts";
import {
  EnvironmentCreateSchema,
  EnvironmentPageSchema,
  EnvironmentResponseSchema,
  EnvironmentUpdateSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "environments",
  path: "/2/teams/{teamSlug}/environments",
  auth: ["management"],
});

export const listEnvironments = operation("listEnvironments", "GET", "", {
  summary: "Lists a team's environments",
  permissions: ["environments:read"],
  query: object(pageParameters),
  response: EnvironmentPageSchema,
});

export const getEnvironment = operation("getEnvironment", "GET", "/{ID}", {
  summary: "Gets an environment",
  permissions: ["environments:read"],
  response: EnvironmentResponseSchema,
});

export const createEnvironment = operation("createEnvironment", "POST", "", {
  summary: "Creates an environment",
  permissions: ["environments:write"],
  body: EnvironmentCreateSchema,
  response: EnvironmentResponseSchema,
});

export const updateEnvironment = operation("updateEnvironment", "PATCH", "/{ID}", {
  summary: "Updates an environment",
  permissions: ["environments:write"],
  body: EnvironmentUpdateSchema,
  response: EnvironmentResponseSchema,
  idempotent: true,
});

export const deleteEnvironment = operation("deleteEnvironment", "DELETE", "/{ID}", {
  summary: "Deletes an environment",
  permissions: ["environments:write"],
});
