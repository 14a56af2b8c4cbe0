import * as v from "valibot";
import {
  type Envelope,
  type IncludedResource,
  IncludedSchema,
  type Relationship,
  relationship,
} from "../../json-api/resource.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import { ApiKeyTimestampsSchema, apiKeyTypes } from "../api-keys/schemas.ts";
import type { ApiKeyAccess, Auth, AuthEnvironment, AuthTeam, ManagementKey } from "./types.ts";

const access = object({
  events: optional(v.boolean()),
  markers: optional(v.boolean()),
  triggers: optional(v.boolean()),
  boards: optional(v.boolean()),
  queries: optional(v.boolean()),
  columns: optional(v.boolean()),
  createDatasets: optional(v.boolean()),
  slos: optional(v.boolean()),
  recipients: optional(v.boolean()),
  privateBoards: optional(v.boolean()),
});
const ApiKeyAccessSchema: Schema<ApiKeyAccess> = access;
true satisfies Equal<Output<typeof access>, ApiKeyAccess>;

const environment = object({ name: optional(v.string()), slug: optional(v.string()) });
const AuthEnvironmentSchema: Schema<AuthEnvironment> = environment;
true satisfies Equal<Output<typeof environment>, AuthEnvironment>;

const team = object({ name: optional(v.string()), slug: optional(v.string()) });
const AuthTeamSchema: Schema<AuthTeam> = team;
true satisfies Equal<Output<typeof team>, AuthTeam>;

const auth = object({
  id: v.string(),
  type: oneOf(apiKeyTypes),
  api_key_access: ApiKeyAccessSchema,
  environment: AuthEnvironmentSchema,
  team: AuthTeamSchema,
});
export const AuthSchema: Schema<Auth> = auth;
true satisfies Equal<Output<typeof auth>, Auth>;

// Attributes and relationships are apart in the envelope. A key has both, and its id.
const managementKey = object({
  name: optional(v.string()),
  key_type: optional(oneOf(["management"])),
  disabled: optional(v.boolean()),
  scopes: optional(v.array(v.string())),
  timestamps: optional(ApiKeyTimestampsSchema),
});
true satisfies Equal<Output<typeof managementKey>, Omit<ManagementKey, "id" | "team">>;

/** A management key in its envelope. */
export interface ManagementKeyResource {
  id: string;
  type: "api-keys";
  attributes: Omit<ManagementKey, "id" | "team">;
  relationships?: { team: Relationship<"teams"> };
}

/** The management key of a request, in its envelope, and its team. */
export interface AuthV2 extends Envelope<ManagementKeyResource> {
  included?: IncludedResource[];
}

export const AuthV2Schema: Schema<AuthV2> = object({
  data: object({
    id: v.string(),
    type: oneOf(["api-keys"]),
    attributes: managementKey,
    relationships: optional(object({ team: relationship("teams") })),
  }),
  included: optional(IncludedSchema),
});
