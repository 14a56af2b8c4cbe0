import type { Auth } from "@honeycomb/core";
import type { Caller } from "../../http/authenticate.ts";
import type { Handlers } from "../../http/handler.ts";
import { ok } from "../../http/response.ts";
import { findEnvironment, ownEnvironment } from "../environments/state.ts";
import { team } from "./team.ts";

export const auth = {
  getAuth: ({ state, caller }) => {
    const { name, slug } = caller.created
      ? findEnvironment(state, caller.created.environmentId)
      : ownEnvironment;
    return ok({
      id: caller.id,
      type: caller.kind === "ingest" ? "ingest" : "configuration",
      api_key_access: accessOf(caller),
      environment: { name, slug },
      team: { name: team.name, slug: team.slug },
    });
  },

  getV2Auth: ({ state, caller: { id } }) =>
    ok({
      data: {
        id,
        type: "api-keys",
        attributes: {
          name: "Sandbox",
          key_type: "management",
          disabled: false,
          scopes: ["api-keys:read", "api-keys:write", "environments:read", "environments:write"],
          timestamps: { created: state.startedAt, updated: state.startedAt },
        },
        relationships: { team: { data: { id: team.id, type: "teams" } } },
      },
      included: [{ id: team.id, type: "teams", attributes: { name: team.name, slug: team.slug } }],
    }),
} satisfies Handlers;

/** Returns the permissions of a key. Keys that weren't created in this sandbox have all of them. */
function accessOf({ kind, created }: Caller): Auth["api_key_access"] {
  const granted = new Map<string, boolean>(Object.entries(created?.attributes.permissions ?? {}));
  const may = (permission: string) => created === undefined || (granted.get(permission) ?? false);
  if (kind === "ingest") return { createDatasets: may("create_datasets") };
  return {
    events: may("send_events"),
    markers: may("manage_markers"),
    triggers: may("manage_triggers"),
    boards: may("manage_boards"),
    queries: may("run_queries"),
    columns: may("manage_columns"),
    createDatasets: may("create_datasets"),
    slos: may("manage_slos"),
    recipients: may("manage_recipients"),
    privateBoards: may("manage_privateBoards"),
  };
}
