import { type Call, call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { readResource } from "../../json-api/read.ts";
import { type ResourceType, writeResource } from "../../json-api/write.ts";
import { invoke, type OperationOutput } from "../../operation/invoke.ts";
import { collect, type Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { Resource } from "../../resource.ts";
import { pathInTeam, type TeamOptions, teamSlug } from "../auth/team.ts";
import { createApiKey, deleteApiKey, getApiKey, listApiKeys, updateApiKey } from "./operations.ts";
import type { ApiKey, ApiKeyCreate, ApiKeyType, ApiKeyUpdate, CreatedApiKey } from "./types.ts";

/** Options of methods that list API keys. */
export interface ApiKeyListOptions extends TeamOptions, PageOptions {
  /**
   * Lists only keys of this type.
   *
   * @default keys of both types
   */
  readonly type?: ApiKeyType | undefined;
}

/**
 * The ingest and configuration keys of a team. The client needs a management key with the scope
 * `api-keys:read`, and for changes also `api-keys:write`.
 *
 * @see https://api-docs.honeycomb.io/api/key-management
 */
export class ApiKeys<M extends Mode> extends Resource<M> {
  /** Lists the API keys of the team, without their secrets. Requests all pages. */
  list(options?: ApiKeyListOptions): Result<M, ApiKey[]> {
    return this.runCall(collect(apiKeyPages(options)), options);
  }

  /** Iterates over what {@link list} returns. Requests a page only when it is needed. */
  iterate(options?: ApiKeyListOptions): Iteration<M, ApiKey> {
    return this.iteratePages(apiKeyPages(options), options);
  }

  /** Gets an API key, without its secret. */
  get(apiKeyId: string, options?: TeamOptions): Result<M, ApiKey> {
    return this.runCall(
      call(function* () {
        const path = yield* pathInTeam(apiKeyId, options);
        const { data } = yield* invoke(getApiKey, { path });
        return readResource<ApiKey>(data);
      }),
      options,
    );
  }

  /**
   * Creates an API key. Returns it with its secret, which Honeycomb returns only once.
   *
   * @example
   * ```ts
   * const key = await client.apiKeys.create({
   *   key_type: "ingest",
   *   name: "collectors in us-west-2",
   *   environment: { id: "hcaen_12345678901234567890123456" },
   * });
   * const apiKey = key.id + key.secret;
   * ```
   */
  create(key: ApiKeyCreate, options: TeamOptions = {}): Result<M, CreatedApiKey> {
    return this.runCall(
      call(function* () {
        const path = { teamSlug: yield* teamSlug(options) };
        const { data } = yield* writeResource(createApiKey, path, resourceType, key);
        return readResource<CreatedApiKey>(data);
      }),
      options,
    );
  }

  /** Updates an API key. Fields that you leave out keep their values. */
  update(apiKeyId: string, key: ApiKeyUpdate, options?: TeamOptions): Result<M, ApiKey> {
    return this.runCall(
      call(function* () {
        const path = yield* pathInTeam(apiKeyId, options);
        const changed = withoutFixedFields(key);
        const { data } = yield* writeResource(updateApiKey, path, resourceType, changed);
        return readResource<ApiKey>(data);
      }),
      options,
    );
  }

  /** Deletes an API key. It stops working at once. */
  delete(apiKeyId: string, options?: TeamOptions): Result<M, void> {
    return this.runCall(
      call(function* () {
        yield* invoke(deleteApiKey, { path: yield* pathInTeam(apiKeyId, options) });
      }),
      options,
    );
  }
}

const resourceType: ResourceType = {
  type: "api-keys",
  related: { environment: "environments", creator: "users", editor: "users" },
};

/** A key that was created or read can be sent back, although Honeycomb doesn't accept all of it. */
function withoutFixedFields({
  secret: _,
  ...key
}: ApiKeyUpdate & { readonly key_type?: string; readonly secret?: string }): ApiKeyUpdate {
  if (key.key_type === "ingest") delete key.permissions;
  return key;
}

function apiKeyPages({ type, ...options }: ApiKeyListOptions = {}): Call<Page<ApiKey>> {
  return call(function* () {
    const path = { teamSlug: yield* teamSlug(options) };
    const query = { "filter[type]": type };
    const read = ({ data }: OperationOutput<typeof listApiKeys>) =>
      data.map((each) => readResource<ApiKey>(each));
    return yield* pages(listApiKeys, { path, query }, read, options);
  });
}
