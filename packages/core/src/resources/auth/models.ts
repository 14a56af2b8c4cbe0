import * as v from "valibot";
import type { Plain } from "../../json-api/read.ts";
import { IncludedSchema, relationship } from "../../json-api/resource.ts";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";

const access = v.optional(v.boolean());

/** The key that a request was made with. */
export const AuthSchema = v.looseObject({
  /** The key's id. */
  id: v.string(),
  /** What kind of key it is. */
  type: openPicklist(["configuration", "ingest"]),
  /** What the key may do; what is not listed, it may not. */
  api_key_access: v.looseObject({
    /** Send events. */
    events: access,
    markers: access,
    triggers: access,
    boards: access,
    /** Create and run queries. */
    queries: access,
    columns: access,
    /** Create datasets, also by sending events to a new one. */
    createDatasets: access,
    slos: access,
    recipients: access,
    privateBoards: access,
  }),
  /** The key's environment; its fields are empty in Honeycomb Classic. */
  environment: v.looseObject({ name: v.optional(v.string()), slug: v.optional(v.string()) }),
  /** The key's team. */
  team: v.looseObject({ name: v.optional(v.string()), slug: v.optional(v.string()) }),
});
export interface Auth extends Known<v.InferOutput<typeof AuthSchema>> {}

/** When a key was made and changed. */
export const KeyTimestampsSchema = v.looseObject({
  /** When it was made, in ISO 8601. */
  created: v.optional(v.string()),
  /** When it was changed, in ISO 8601. */
  updated: v.optional(v.string()),
});

const ManagementKeyObjectSchema = v.looseObject({
  id: v.string(),
  type: openPicklist(["api-keys"]),
  attributes: v.looseObject({
    /** What people call the key. */
    name: v.optional(v.string()),
    /** What kind of key it is. */
    key_type: v.optional(openPicklist(["management"])),
    /** Whether it is switched off. */
    disabled: v.optional(v.boolean()),
    /** What the key may do, such as `api-keys:write` and `environments:read`. */
    scopes: v.optional(v.array(v.string())),
    /** When it was made and changed. */
    timestamps: v.optional(KeyTimestampsSchema),
  }),
  relationships: v.optional(v.looseObject({ team: relationship("teams") })),
});

/** The management key that a request was made with, in its envelope. */
export const AuthV2Schema = v.looseObject({
  data: ManagementKeyObjectSchema,
  included: v.optional(IncludedSchema),
});

/** The management key that a request was made with. */
export interface ManagementKey
  extends Omit<Known<Plain<v.InferOutput<typeof ManagementKeyObjectSchema>>>, "team"> {
  /** The key's team. */
  team?: { id: string; name?: string; slug?: string };
}
