import { type Call, call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { readResource } from "../../json-api/read.ts";
import { type ResourceType, writeResource } from "../../json-api/write.ts";
import { invoke, type Output } from "../../operation/invoke.ts";
import { collect, type Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { Resource } from "../../resource.ts";
import { pathInTeam, type TeamOptions, teamSlug } from "../auth/team.ts";
import type { ApiKey, ApiKeyCreate, ApiKeyType, ApiKeyUpdate, CreatedApiKey } from "./models.ts";
import { createApiKey, deleteApiKey, getApiKey, listApiKeys, updateApiKey } from "./operations.ts";

/** Which keys to list, and how many at a time. */
export interface ApiKeyListOptions extends TeamOptions, PageOptions {
  /** Keys of one kind. @default both kinds */
  readonly type?: ApiKeyType | undefined;
}

/**
 * A team's ingest and configuration keys. Needs a management key.
 *
 * @see https://api-docs.honeycomb.io/api/key-management
 */
export class ApiKeys<M extends Mode> extends Resource<M> {
  /**
   * Lists the team's keys, without their secrets, of all pages.
   *
   * @throws HoneycombForbiddenError when the key lacks the scope `api-keys:read`
   */
  list(options?: ApiKeyListOptions): Result<M, ApiKey[]> {
    return this.runCall(collect(apiKeyPages(options)), options);
  }

  /** Like {@link list}, but asks for a page only when the one before is used up. */
  iterate(options?: ApiKeyListOptions): Iteration<M, ApiKey> {
    return this.iteratePages(apiKeyPages(options), options);
  }

  /**
   * Gets a key, without its secret.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(apiKeyId: string, options?: TeamOptions): Result<M, ApiKey> {
    return this.runCall(
      call(function* () {
        const path = yield* pathInTeam(apiKeyId, options);
        const { data } = yield* invoke(getApiKey, { path });
        return readResource(data);
      }),
      options,
    );
  }

  /**
   * Creates a key. Returns it with its secret, which is told this once.
   *
   * @throws HoneycombForbiddenError when the key lacks the scope `api-keys:write`
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
        return readResource(data);
      }),
      options,
    );
  }

  /**
   * Changes a key; what is left out stays. Returns it as it is then.
   *
   * @throws HoneycombForbiddenError when the key lacks the scope `api-keys:write`
   * @throws HoneycombNotFoundError when there is none with this id
   */
  update(apiKeyId: string, key: ApiKeyUpdate, options?: TeamOptions): Result<M, ApiKey> {
    return this.runCall(
      call(function* () {
        const path = yield* pathInTeam(apiKeyId, options);
        const thing = { ...key, id: apiKeyId };
        const { data } = yield* writeResource(updateApiKey, path, resourceType, thing);
        return readResource(data);
      }),
      options,
    );
  }

  /**
   * Deletes a key, which can't be used any more from then on.
   *
   * @throws HoneycombForbiddenError when the key lacks the scope `api-keys:write`
   * @throws HoneycombNotFoundError when there is none with this id
   */
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

function apiKeyPages({ type, ...options }: ApiKeyListOptions = {}): Call<Page<ApiKey>> {
  return call(function* () {
    const path = { teamSlug: yield* teamSlug(options) };
    const query = { "filter[type]": type };
    const read = ({ data }: Output<typeof listApiKeys>) => data.map((each) => readResource(each));
    return yield* pages(listApiKeys, { path, query }, read, options);
  });
}
