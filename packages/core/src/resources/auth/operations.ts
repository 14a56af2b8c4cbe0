import { operation } from "../../operation/operation.ts";
import { AuthSchema } from "./models.ts";

export const getAuth = operation({
  id: "getAuth",
  method: "GET",
  path: "/1/auth",
  auth: ["configuration", "ingest"],
  response: AuthSchema,
  errors: [401, 429],
});
