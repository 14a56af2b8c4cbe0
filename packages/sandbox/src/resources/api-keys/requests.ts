import * as v from "valibot";
import { object, oneOf, optional, pageParameters, text } from "../../http/request-schema.ts";

const permission = optional(v.boolean());

const permissions = object({
  create_datasets: permission,
  send_events: permission,
  manage_markers: permission,
  manage_triggers: permission,
  manage_boards: permission,
  run_queries: permission,
  manage_columns: permission,
  manage_slos: permission,
  manage_recipients: permission,
  manage_signals: permission,
  manage_privateBoards: permission,
  read_service_maps: permission,
  visible_team_members: permission,
});

const fields = { name: text({ max: 100 }), disabled: permission };

const environment = object({
  data: object({ id: v.string(), type: v.literal("environments") }),
});

const type = v.literal("api-keys");

const create = object({
  type,
  attributes: v.variant("key_type", [
    object({
      key_type: v.literal("ingest"),
      ...fields,
      permissions: optional(object({ create_datasets: permission })),
    }),
    object({
      key_type: v.literal("configuration"),
      ...fields,
      permissions: optional(permissions),
    }),
  ]),
  relationships: object({ environment }),
});

/** A key to create. */
export type ApiKeyRequest = v.InferOutput<typeof create>;

const update = object({
  name: optional(v.string()),
  disabled: permission,
  permissions: optional(permissions),
});

export const apiKeyRequests = {
  listApiKeys: {
    query: object({
      ...pageParameters,
      "filter[type]": optional(oneOf("configuration", "ingest")),
    }),
  },
  createApiKey: { body: object({ data: create }) },
  updateApiKey: { body: object({ data: object({ id: v.string(), type, attributes: update }) }) },
};
