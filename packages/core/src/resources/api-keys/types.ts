/** The type of an API key. Honeycomb may add values. */
export type ApiKeyType = "configuration" | "ingest";

/** What an ingest key can do, besides sending events to datasets that exist. */
export interface IngestKeyPermissions {
  /** Whether the key can create datasets, by sending events to new ones. Default: `false`. */
  create_datasets?: boolean;
}

/** What a configuration key can do. */
export interface ConfigurationKeyPermissions {
  /** Whether the key can create and manage datasets. Default: `false`. */
  create_datasets?: boolean;
  /** Whether the key can send events. Default: `false`. */
  send_events?: boolean;
  /** Whether the key can manage markers. Default: `false`. */
  manage_markers?: boolean;
  /** Whether the key can manage triggers. Default: `false`. */
  manage_triggers?: boolean;
  /** Whether the key can manage boards. Default: `false`. */
  manage_boards?: boolean;
  /** Whether the key can run queries. Default: `false`. */
  run_queries?: boolean;
  /** Whether the key can manage columns and queries. Default: `false`. */
  manage_columns?: boolean;
  /** Whether the key can manage SLOs. Default: `false`. */
  manage_slos?: boolean;
  /** Whether the key can manage recipients. Default: `false`. */
  manage_recipients?: boolean;
  /** Whether the key can manage signals. Default: `false`. */
  manage_signals?: boolean;
  /** Whether the key can manage private boards. Default: `false`. */
  manage_privateBoards?: boolean;
  /** Whether the key can read service maps. Default: `false`. */
  read_service_maps?: boolean;
  /**
   * Whether members of the team can see the whole key in Honeycomb. Otherwise, only owners can. It
   * has no effect on the API, which returns the secret only when the key is created. Default:
   * `false`.
   */
  visible_team_members?: boolean;
}

/** A permission of a configuration key. */
export type ApiKeyPermission = keyof ConfigurationKeyPermissions;

/** When a key was created and updated. */
export interface ApiKeyTimestamps {
  /** When the key was created, in ISO 8601. */
  created?: string;
  /** When the key was updated, in ISO 8601. */
  updated?: string;
}

/** The environment of an API key. */
export interface ApiKeyEnvironment {
  /** The id of the environment. */
  id: string;
}

/** A user who created or updated an API key. */
export interface ApiKeyUser {
  /** The id of the user. */
  id: string;
}

/** What can be set on a new key of any type. */
interface ApiKeyFields {
  /** The name, up to 100 characters. */
  name: string;
  /** Whether the key is disabled. Default: `false`. */
  disabled?: boolean;
  /** The environment that the key is for. */
  environment: ApiKeyEnvironment;
}

interface IngestKeyFields extends ApiKeyFields {
  /** The type of the key: an ingest key sends events. */
  key_type: "ingest";
  /** What the key can do, besides sending events. */
  permissions?: IngestKeyPermissions;
}

interface ConfigurationKeyFields extends ApiKeyFields {
  /** The type of the key: a configuration key can do what its permissions allow. */
  key_type: "configuration";
  /** What the key can do. */
  permissions?: ConfigurationKeyPermissions;
}

/** An ingest key to create. */
export interface IngestKeyCreate extends IngestKeyFields {}

/** A configuration key to create. */
export interface ConfigurationKeyCreate extends ConfigurationKeyFields {}

/** An API key to create. `key_type` is its type. */
export type ApiKeyCreate = IngestKeyCreate | ConfigurationKeyCreate;

/** What to change an API key to. Fields that you leave out keep their values. */
export interface ApiKeyUpdate {
  /** The name. */
  name?: string;
  /** Whether the key is disabled. */
  disabled?: boolean;
  /**
   * What the key can do, if it is a configuration key. Permissions that you leave out keep their
   * values. Those of an ingest key can't be changed.
   */
  permissions?: ConfigurationKeyPermissions;
}

/** What Honeycomb adds to a key. */
interface ApiKeyReadOnlyFields {
  /**
   * The id of the key. It starts with `hc`, a letter, and `ik_` (ingest) or `lk_` (configuration).
   */
  id: string;
  /** When the key was created and updated. */
  timestamps?: ApiKeyTimestamps;
  /** The user who created the key. It is absent when Honeycomb doesn't know. */
  creator?: ApiKeyUser;
  /** The user who last updated the key. It is absent when Honeycomb doesn't know. */
  editor?: ApiKeyUser;
}

/**
 * An ingest key, without its secret. It sends events.
 *
 * @see https://api-docs.honeycomb.io/api/key-management
 */
export interface IngestKey extends IngestKeyFields, ApiKeyReadOnlyFields {}

/**
 * A configuration key, without its secret. It can do what its permissions allow.
 *
 * @see https://api-docs.honeycomb.io/api/key-management
 */
export interface ConfigurationKey extends ConfigurationKeyFields, ApiKeyReadOnlyFields {}

/** An API key, without its secret. `key_type` is its type. */
export type ApiKey = IngestKey | ConfigurationKey;

/** An ingest key that was just created, with its secret. */
export interface CreatedIngestKey extends IngestKey {
  /**
   * The secret. Honeycomb returns it only once. To send events, use the id followed by the secret.
   */
  secret: string;
}

/** A configuration key that was just created, with its secret. */
export interface CreatedConfigurationKey extends ConfigurationKey {
  /** The secret, which is the whole key. Honeycomb returns it only once. */
  secret: string;
}

/** An API key that was just created, with its secret. `key_type` is its type. */
export type CreatedApiKey = CreatedIngestKey | CreatedConfigurationKey;
