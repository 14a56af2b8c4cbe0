import { operation } from "../../operation/operation.ts";
import { AuthSchema, AuthV2Schema } from "./models.ts";

export const getAuth = operation({
  id: "getAuth",
  method: "GET",
  path: "/1/auth",
  auth: ["configuration", "ingest"],
  response: AuthSchema,
  errors: [401, 429],
});

export const getV2Auth = operation({
  id: "getV2Auth",
  method: "GET",
  path: "/2/auth",
  auth: ["management"],
  response: AuthV2Schema,
  errors: [401, 429],
});
