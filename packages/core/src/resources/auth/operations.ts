import { operationsOf } from "../../operation/operation.ts";
import { AuthSchema, AuthV2Schema } from "./schemas.ts";

const operation = operationsOf({
  resource: "auth",
  path: "",
  auth: ["configuration"],
});

export const getAuth = operation("getAuth", "GET", "/1/auth", {
  summary: "Describes an API key: its team, environment and permissions",
  auth: ["configuration", "ingest"],
  response: AuthSchema,
});

export const getV2Auth = operation("getV2Auth", "GET", "/2/auth", {
  summary: "Describes a management key: its team and scopes",
  auth: ["management"],
  response: AuthV2Schema,
});
