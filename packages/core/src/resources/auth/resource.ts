import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { getManagementKey } from "./management-key.ts";
import type { Auth, ManagementKey } from "./models.ts";
import { getAuth } from "./operations.ts";

/**
 * What a key is and may do.
 *
 * @see https://api-docs.honeycomb.io/api/auth
 */
export class Authentication<M extends Mode> extends Resource<M> {
  /**
   * Gets the client's API key: its permissions, its team and its environment.
   *
   * @throws HoneycombAuthError when Honeycomb doesn't know the key
   */
  get(options?: RequestOptions): Result<M, Auth> {
    return this.invoke(getAuth, {}, options);
  }

  /**
   * Gets the client's management key: its scopes and its team.
   *
   * @throws HoneycombAuthError when Honeycomb doesn't know the key
   */
  getManagementKey(options?: RequestOptions): Result<M, ManagementKey> {
    return this.runCall(getManagementKey(), options);
  }
}
