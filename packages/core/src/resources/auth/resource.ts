import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import { getManagementKey } from "./management-key.ts";
import type { Auth, ManagementKey } from "./models.ts";
import { getAuth } from "./operations.ts";

/**
 * What a key is and may do.
 *
 * @see https://api-docs.honeycomb.io/api/auth
 */
export class Authentication<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /**
   * Gets the client's API key: its permissions, its team and its environment.
   *
   * @throws HoneycombAuthError when Honeycomb doesn't know the key
   */
  get(): Result<M, Auth> {
    return this.#perform(invoke(getAuth));
  }

  /**
   * Gets the client's management key: its scopes and its team.
   *
   * @throws HoneycombAuthError when Honeycomb doesn't know the key
   */
  getManagementKey(): Result<M, ManagementKey> {
    return this.#perform(getManagementKey());
  }
}
