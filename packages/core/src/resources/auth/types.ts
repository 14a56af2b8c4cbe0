import type { ApiKeyTimestamps, ApiKeyType } from "../api-keys/types.ts";

/** What an API key can do. A permission that is absent is not granted. */
export interface ApiKeyAccess {
  /** Whether the key can send events. */
  events?: boolean;
  /** Whether the key can manage markers. */
  markers?: boolean;
  /** Whether the key can manage triggers. */
  triggers?: boolean;
  /** Whether the key can manage boards. */
  boards?: boolean;
  /** Whether the key can create and run queries. */
  queries?: boolean;
  /** Whether the key can manage columns. */
  columns?: boolean;
  /** Whether the key can create datasets, also by sending events to new ones. */
  createDatasets?: boolean;
  /** Whether the key can manage SLOs. */
  slos?: boolean;
  /** Whether the key can manage recipients. */
  recipients?: boolean;
  /** Whether the key can manage private boards. */
  privateBoards?: boolean;
}

/** The environment of the API key of a request. */
export interface AuthEnvironment {
  /** The name. It is empty in Honeycomb Classic. */
  name?: string;
  /** The slug. It is empty in Honeycomb Classic. */
  slug?: string;
}

/** The team of the API key of a request. */
export interface AuthTeam {
  /** The name. */
  name?: string;
  /** The slug, which names the team in paths. */
  slug?: string;
}

/**
 * The API key of a request.
 *
 * @see https://api-docs.honeycomb.io/api/auth
 */
export interface Auth {
  /** The id of the key. */
  id: string;
  /** The type of the key. */
  type: ApiKeyType;
  /** What the key can do. */
  api_key_access: ApiKeyAccess;
  /** The environment of the key. */
  environment: AuthEnvironment;
  /** The team of the key. */
  team: AuthTeam;
}

/** The team of a management key. */
export interface ManagementKeyTeam {
  /** The id of the team. */
  id: string;
  /** The name. */
  name?: string;
  /** The slug, which names the team in paths. */
  slug?: string;
}

/**
 * The management key of a request.
 *
 * @see https://api-docs.honeycomb.io/api/auth
 */
export interface ManagementKey {
  /** The id of the key. */
  id: string;
  /** The name. */
  name?: string;
  /** The type of the key. Honeycomb may add values. */
  key_type?: "management";
  /** Whether the key is disabled. */
  disabled?: boolean;
  /** What the key can do, such as `api-keys:write` and `environments:read`. */
  scopes?: string[];
  /** When the key was created and updated. */
  timestamps?: ApiKeyTimestamps;
  /** The team of the key. */
  team?: ManagementKeyTeam;
}
