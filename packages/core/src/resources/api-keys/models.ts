import * as v from "valibot";
import type { Plain } from "../../json-api/read.ts";
import { relationship, sentRelationship } from "../../json-api/resource.ts";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { openVariant } from "../../model/open-variant.ts";
import { PageLinksSchema } from "../../paging/schemas.ts";
import { KeyTimestampsSchema } from "../auth/models.ts";

/** The kinds of API key. */
export const apiKeyTypes = ["configuration", "ingest"] as const;
export type ApiKeyType = (typeof apiKeyTypes)[number];

const ingestPermissions = {
  /** Create datasets, by sending events to a new one. Honeycomb's default is false. */
  create_datasets: v.optional(v.boolean()),
};
const configurationPermissions = {
  /** Create datasets. Honeycomb's default is false. */
  create_datasets: v.optional(v.boolean()),
  /** Send events. Honeycomb's default is false. */
  send_events: v.optional(v.boolean()),
  /** Manage markers. Honeycomb's default is false. */
  manage_markers: v.optional(v.boolean()),
  /** Manage triggers. Honeycomb's default is false. */
  manage_triggers: v.optional(v.boolean()),
  /** Manage boards. Honeycomb's default is false. */
  manage_boards: v.optional(v.boolean()),
  /** Run queries. Honeycomb's default is false. */
  run_queries: v.optional(v.boolean()),
  /** Manage columns and queries. Honeycomb's default is false. */
  manage_columns: v.optional(v.boolean()),
  /** Manage SLOs. Honeycomb's default is false. */
  manage_slos: v.optional(v.boolean()),
  /** Manage recipients. Honeycomb's default is false. */
  manage_recipients: v.optional(v.boolean()),
  /** Manage signals. Honeycomb's default is false. */
  manage_signals: v.optional(v.boolean()),
  /** Manage private boards. Honeycomb's default is false. */
  manage_privateBoards: v.optional(v.boolean()),
  /** Read service maps. Honeycomb's default is false. */
  read_service_maps: v.optional(v.boolean()),
  /** Be seen, whole, by all members of the team in Honeycomb. Honeycomb's default is false. */
  visible_team_members: v.optional(v.boolean()),
};
/** What a configuration key may do. */
export type ApiKeyPermission = keyof typeof configurationPermissions;

const sentEntries = {
  /** What people call the key, up to 100 characters. */
  name: v.pipe(v.string(), v.maxLength(100)),
  /** Whether it is switched off. Honeycomb's default is false. */
  disabled: v.optional(v.boolean()),
};

const attributesToCreate = v.variant("key_type", [
  v.strictObject({
    /** A key to send events with. */
    key_type: v.literal("ingest"),
    ...sentEntries,
    /** What the key may do besides. */
    permissions: v.optional(v.strictObject(ingestPermissions)),
  }),
  v.strictObject({
    /** A key for everything else in an environment. */
    key_type: v.literal("configuration"),
    ...sentEntries,
    /** What the key may do; what is not listed, it may not. */
    permissions: v.optional(v.strictObject(configurationPermissions)),
  }),
]);

/** A key to create. */
export type ApiKeyCreate = v.InferInput<typeof attributesToCreate> & {
  /** The environment that it is for. */
  readonly environment: { readonly id: string };
};

/** A key to create, in its envelope. */
export const ApiKeyCreateSchema = v.strictObject({
  data: v.strictObject({
    type: v.literal("api-keys"),
    attributes: attributesToCreate,
    relationships: v.strictObject({ environment: sentRelationship("environments") }),
  }),
});

const ingestAttributesToUpdate = v.strictObject({
  /** What people call the key. */
  name: v.optional(v.string()),
  /** Whether it is switched off. */
  disabled: v.optional(v.boolean()),
});
const configurationAttributesToUpdate = v.strictObject({
  ...ingestAttributesToUpdate.entries,
  /** What the key may do. What is left out stays. */
  permissions: v.optional(v.strictObject(configurationPermissions)),
});

/** What a key is changed to; what is left out stays. Only a configuration key's permissions change. */
export interface ApiKeyUpdate extends v.InferInput<typeof configurationAttributesToUpdate> {}

/** What a key is changed to, in its envelope. */
export const ApiKeyUpdateSchema = v.strictObject({
  data: v.variant("id", [
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^hcxik_[a-zA-Z0-9]{26}$/)),
      type: v.literal("api-keys"),
      attributes: ingestAttributesToUpdate,
    }),
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^hcxlk_[a-zA-Z0-9]{26}$/)),
      type: v.literal("api-keys"),
      attributes: configurationAttributesToUpdate,
    }),
  ]),
});

const answeredEntries = {
  /** What people call the key. */
  name: v.string(),
  /** Whether it is switched off. */
  disabled: v.optional(v.boolean()),
  /** When it was made and changed. */
  timestamps: v.optional(KeyTimestampsSchema),
};
const ingestAttributes = v.looseObject({
  /** A key to send events with. */
  key_type: v.literal("ingest"),
  ...answeredEntries,
  /** What the key may do besides sending events. */
  permissions: v.optional(v.looseObject(ingestPermissions)),
});
const configurationAttributes = v.looseObject({
  /** A key for everything else in an environment. */
  key_type: v.literal("configuration"),
  ...answeredEntries,
  /** What the key may do; what is not listed, it may not. */
  permissions: v.optional(v.looseObject(configurationPermissions)),
});

const answeredRelationships = v.looseObject({
  /** The environment that it is for. */
  environment: relationship("environments"),
  /** Who made it; null where that isn't known. */
  creator: v.nullish(relationship("users")),
  /** Who changed it last; null where that isn't known. */
  editor: v.nullish(relationship("users")),
});
const answeredLinks = v.looseObject({ self: v.optional(v.string()) });

const ApiKeyObjectSchema = v.looseObject({
  /** The part of an ingest key that is no secret. */
  id: v.string(),
  type: v.optional(openPicklist(["api-keys"])),
  attributes: openVariant("key_type", [ingestAttributes, configurationAttributes]),
  relationships: v.optional(answeredRelationships),
  links: v.optional(answeredLinks),
});

/** A key without its secret: an ingest key or a configuration key, told apart by `key_type`. */
export type ApiKey = Known<Plain<v.InferOutput<typeof ApiKeyObjectSchema>>>;

/** A key in its envelope. */
export const ApiKeyResponseSchema = v.looseObject({ data: ApiKeyObjectSchema });

/** A page of keys in their envelopes. */
export const ApiKeyPageSchema = v.looseObject({
  data: v.array(ApiKeyObjectSchema),
  links: v.optional(PageLinksSchema),
});

const secret = {
  /**
   * What Honeycomb tells this once. A configuration key is the secret alone; an ingest key is its
   * id and then the secret, with nothing between.
   */
  secret: v.string(),
};
const CreatedApiKeyObjectSchema = v.looseObject({
  ...ApiKeyObjectSchema.entries,
  type: openPicklist(["api-keys"]),
  // Of no other kind than was asked for.
  attributes: v.variant("key_type", [
    v.looseObject({ ...ingestAttributes.entries, ...secret }),
    v.looseObject({ ...configurationAttributes.entries, ...secret }),
  ]),
  relationships: answeredRelationships,
  links: answeredLinks,
});

/** A key with its secret, which is told this once. */
export type CreatedApiKey = Known<Plain<v.InferOutput<typeof CreatedApiKeyObjectSchema>>>;

/** A key with its secret, in its envelope. */
export const CreatedApiKeyResponseSchema = v.looseObject({ data: CreatedApiKeyObjectSchema });
