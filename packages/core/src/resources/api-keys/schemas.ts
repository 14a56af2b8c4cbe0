import * as v from "valibot";
import {
  type Envelope,
  type EnvelopePage,
  envelope,
  envelopePage,
  type OptionalRelationship,
  optionalRelationship,
  type Relationship,
  relationship,
} from "../../json-api/resource.ts";
import { secret, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
  variant,
} from "../../model/schema.ts";
import type {
  ApiKey,
  ApiKeyCreate,
  ApiKeyTimestamps,
  ApiKeyType,
  ApiKeyUpdate,
  ConfigurationKey,
  ConfigurationKeyCreate,
  ConfigurationKeyPermissions,
  CreatedApiKey,
  CreatedConfigurationKey,
  CreatedIngestKey,
  IngestKey,
  IngestKeyCreate,
  IngestKeyPermissions,
} from "./types.ts";

/** The documented types of API keys. */
export const apiKeyTypes = ["configuration", "ingest"] as const;
true satisfies Equal<(typeof apiKeyTypes)[number], ApiKeyType>;

const timestamps = object({ created: optional(v.string()), updated: optional(v.string()) });
export const ApiKeyTimestampsSchema: Schema<ApiKeyTimestamps> = timestamps;
true satisfies Equal<Output<typeof timestamps>, ApiKeyTimestamps>;

const ingestPermissions = object({ create_datasets: optional(v.boolean()) });
const IngestKeyPermissionsSchema: Schema<IngestKeyPermissions> = ingestPermissions;
true satisfies Equal<Output<typeof ingestPermissions>, IngestKeyPermissions>;

const configurationPermissions = object({
  create_datasets: optional(v.boolean()),
  send_events: optional(v.boolean()),
  manage_markers: optional(v.boolean()),
  manage_triggers: optional(v.boolean()),
  manage_boards: optional(v.boolean()),
  run_queries: optional(v.boolean()),
  manage_columns: optional(v.boolean()),
  manage_slos: optional(v.boolean()),
  manage_recipients: optional(v.boolean()),
  manage_signals: optional(v.boolean()),
  manage_privateBoards: optional(v.boolean()),
  read_service_maps: optional(v.boolean()),
  visible_team_members: optional(v.boolean()),
});
const ConfigurationKeyPermissionsSchema: Schema<ConfigurationKeyPermissions> =
  configurationPermissions;
true satisfies Equal<Output<typeof configurationPermissions>, ConfigurationKeyPermissions>;

// Attributes and relationships are apart in the envelope. A key has both, and its id.

/** The relationships of a key. */
export interface ApiKeyRelationships {
  environment: Relationship<"environments">;
  creator?: OptionalRelationship<"users">;
  editor?: OptionalRelationship<"users">;
}

const relationships = object({
  environment: relationship("environments"),
  creator: optional(optionalRelationship("users")),
  editor: optional(optionalRelationship("users")),
});
true satisfies Equal<Output<typeof relationships>, ApiKeyRelationships>;

/** The attributes of a key. */
type Attributes<Key> = Key extends unknown ? Omit<Key, "id" | keyof ApiKeyRelationships> : never;

const name = text({ maxLength: 100 });
const disabled = optional(v.boolean());

const ingestCreate = object({
  key_type: v.literal("ingest"),
  name,
  disabled,
  permissions: optional(IngestKeyPermissionsSchema),
});
true satisfies Equal<Output<typeof ingestCreate>, Attributes<IngestKeyCreate>>;

const configurationCreate = object({
  key_type: v.literal("configuration"),
  name,
  disabled,
  permissions: optional(ConfigurationKeyPermissionsSchema),
});
true satisfies Equal<Output<typeof configurationCreate>, Attributes<ConfigurationKeyCreate>>;

/** A key to create, in its envelope. */
export interface ApiKeyCreateResource {
  type: "api-keys";
  attributes: Attributes<ApiKeyCreate>;
  relationships: { environment: Relationship<"environments"> };
}

export const ApiKeyCreateSchema: Schema<Envelope<ApiKeyCreateResource>> = envelope(
  object({
    type: v.literal("api-keys"),
    attributes: variant("key_type", [ingestCreate, configurationCreate]),
    relationships: object({ environment: relationship("environments") }),
  }),
);

const update = object({
  name: optional(v.string()),
  disabled,
  permissions: optional(ConfigurationKeyPermissionsSchema),
});
true satisfies Equal<Output<typeof update>, ApiKeyUpdate>;

/** What to change a key to, in its envelope. */
export interface ApiKeyUpdateResource {
  id: string;
  type: "api-keys";
  attributes: ApiKeyUpdate;
}

export const ApiKeyUpdateSchema: Schema<Envelope<ApiKeyUpdateResource>> = envelope(
  object({ id: v.string(), type: v.literal("api-keys"), attributes: update }),
);

const readOnly = { timestamps: optional(ApiKeyTimestampsSchema) };

const ingestKey = object({ ...ingestCreate.entries, ...readOnly });
true satisfies Equal<Output<typeof ingestKey>, Attributes<IngestKey>>;

const configurationKey = object({ ...configurationCreate.entries, ...readOnly });
true satisfies Equal<Output<typeof configurationKey>, Attributes<ConfigurationKey>>;

/** A key in its envelope. */
export interface ApiKeyResource<Key = ApiKey> {
  id: string;
  type?: "api-keys";
  attributes: Attributes<Key>;
  relationships: ApiKeyRelationships;
}

const resourceFields = { id: v.string(), type: optional(oneOf(["api-keys"])), relationships };
const apiKey: Schema<ApiKeyResource> = object({
  ...resourceFields,
  attributes: variant("key_type", [ingestKey, configurationKey]),
});

/** A key in its envelope. */
export const ApiKeyResponseSchema: Schema<Envelope<ApiKeyResource>> = envelope(apiKey);

/** A page of keys in their envelopes. */
export const ApiKeyPageSchema: Schema<EnvelopePage<ApiKeyResource>> = envelopePage(apiKey);

const createdIngestKey = object({ ...ingestKey.entries, secret: secret() });
true satisfies Equal<Output<typeof createdIngestKey>, Attributes<CreatedIngestKey>>;

const createdConfigurationKey = object({ ...configurationKey.entries, secret: secret() });
true satisfies Equal<Output<typeof createdConfigurationKey>, Attributes<CreatedConfigurationKey>>;

/** A key with its secret, in its envelope. */
export const CreatedApiKeyResponseSchema: Schema<Envelope<ApiKeyResource<CreatedApiKey>>> =
  envelope(
    object({
      ...resourceFields,
      attributes: variant("key_type", [createdIngestKey, createdConfigurationKey]),
    }),
  );
