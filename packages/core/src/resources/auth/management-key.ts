import { type Call, call } from "../../call/call.ts";
import { readResource } from "../../json-api/read.ts";
import { invoke } from "../../operation/invoke.ts";
import type { ManagementKey } from "./models.ts";
import { getV2Auth } from "./operations.ts";

/** Asks what the client's management key is. */
export function getManagementKey(): Call<ManagementKey> {
  return call(function* () {
    const { data, included } = yield* invoke(getV2Auth);
    return readResource(data, included);
  });
}
