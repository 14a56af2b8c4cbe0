import { type Call, call } from "../../call/call.ts";
import { readResource } from "../../json-api/read.ts";
import { invoke } from "../../operation/invoke.ts";
import { getV2Auth } from "./operations.ts";
import type { ManagementKey } from "./types.ts";

/** Gets the client's management key, with its team. */
export function getManagementKey(): Call<ManagementKey> {
  return call(function* () {
    const { data, included } = yield* invoke(getV2Auth);
    return readResource<ManagementKey>(data, included);
  });
}
