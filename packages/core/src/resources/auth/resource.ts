import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { getManagementKey } from "./management-key.ts";
import { getAuth } from "./operations.ts";
import type { Auth, ManagementKey } from "./types.ts";

/**
 * The keys of the client, and what they can do.
 *
 * @see https://api-docs.honeycomb.io/api/auth
 */
export class Authentication<M extends Mode> extends Resource<M> {
  /**
   * Gets the client's API key, with its permissions, team and environment.
   *
   * @example
   * ```ts
   * const { team, environment } = await client.auth.get();
   * ```
   */
  get(options?: RequestOptions): Result<M, Auth> {
    return this.invoke(getAuth, {}, options);
  }

  /**
   * Gets the client's management key, with its scopes and team.
   *
   * @example
   * ```ts
   * const { team, scopes } = await client.auth.getManagementKey();
   * ```
   */
  getManagementKey(options?: RequestOptions): Result<M, ManagementKey> {
    return this.runCall(getManagementKey(), options);
  }
}
