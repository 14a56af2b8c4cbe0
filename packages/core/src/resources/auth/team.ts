import { type Call, call } from "../../call/call.ts";
import { once } from "../../call/once.ts";
import { HoneycombResponseError } from "../../operation/errors/response-error.ts";
import { getManagementKey } from "./management-key.ts";
import { getV2Auth } from "./operations.ts";

/** Whose a thing is. */
export interface TeamOptions {
  /** The team's slug. @default the management key's team, which a client asks for once */
  readonly team?: string | undefined;
}

/** The slug of the team that is meant. */
export function teamSlug({ team }: TeamOptions): Call<string> {
  return call(function* () {
    return team ?? (yield* slugOfKey);
  });
}

/** The path parameters of one of the team's things. */
export function pathInTeam(ID: string, options: TeamOptions = {}) {
  return call(function* () {
    return { teamSlug: yield* teamSlug(options), ID };
  });
}

const slugOfKey = once(
  call(function* () {
    const key = yield* getManagementKey();
    if (key.team?.slug) return key.team.slug;
    throw new HoneycombResponseError(
      `${getV2Auth.id}: the answer doesn't name the key's team; give its slug as \`team\``,
      { operation: getV2Auth.id, status: 200, requestId: undefined, body: key },
    );
  }),
);
