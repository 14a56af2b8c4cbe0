import { type Call, call } from "../../call/call.ts";
import { memoize } from "../../call/memoize.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { unusableResponse } from "../../operation/response.ts";
import { getManagementKey } from "./management-key.ts";
import { getV2Auth } from "./operations.ts";

/** Options of methods on the resources of a team. */
export interface TeamOptions extends RequestOptions {
  /**
   * The slug of the team.
   *
   * @default the management key's team, which the client requests once
   */
  readonly team?: string | undefined;
}

/** Gets the slug of the team. */
export function teamSlug({ team }: TeamOptions): Call<string> {
  return call(function* () {
    return team ?? (yield* slugOfKey);
  });
}

/** Gets the path parameters of a resource of the team. */
export function pathInTeam(ID: string, options: TeamOptions = {}) {
  return call(function* () {
    return { teamSlug: yield* teamSlug(options), ID };
  });
}

const slugOfKey = memoize(
  call(function* () {
    const key = yield* getManagementKey();
    if (key.team?.slug) return key.team.slug;
    const message = `${getV2Auth.id}: the response doesn't name the key's team; pass its slug as \`team\``;
    throw unusableResponse(getV2Auth.id, message, key);
  }),
);
