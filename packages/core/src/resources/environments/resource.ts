import { type Call, call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { readResource } from "../../json-api/read.ts";
import { writeResource } from "../../json-api/write.ts";
import { invoke, type Output } from "../../operation/invoke.ts";
import { collect, type Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { Resource } from "../../resource.ts";
import { pathInTeam, type TeamOptions, teamSlug } from "../auth/team.ts";
import { type DeleteOptions, deleteProtected } from "../delete-protection.ts";
import type { Environment, EnvironmentCreate, EnvironmentUpdate } from "./models.ts";
import {
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
  updateEnvironment,
} from "./operations.ts";

/** Whose environments to list, and how many at a time. */
export interface EnvironmentListOptions extends TeamOptions, PageOptions {}

/** Whose the environment is, and whether its protection counts. */
export interface EnvironmentDeleteOptions extends TeamOptions, DeleteOptions {}

/**
 * A team's environments. Needs a management key.
 *
 * @see https://api-docs.honeycomb.io/api/environments
 */
export class Environments<M extends Mode> extends Resource<M> {
  /**
   * Lists the team's environments, of all pages.
   *
   * @throws HoneycombForbiddenError when the key lacks the scope `environments:read`
   */
  list(options?: EnvironmentListOptions): Result<M, Environment[]> {
    return this.runCall(collect(environmentPages(options)), options);
  }

  /** Like {@link list}, but asks for a page only when the one before is used up. */
  iterate(options?: EnvironmentListOptions): Iteration<M, Environment> {
    return this.iteratePages(environmentPages(options), options);
  }

  /**
   * Gets an environment.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(environmentId: string, options?: TeamOptions): Result<M, Environment> {
    return this.runCall(
      call(function* () {
        const path = yield* pathInTeam(environmentId, options);
        const { data } = yield* invoke(getEnvironment, { path });
        return readResource(data);
      }),
      options,
    );
  }

  /**
   * Creates an environment.
   *
   * @throws HoneycombConflictError when there is one with this name
   * @throws HoneycombForbiddenError when the key lacks the scope `environments:write`
   *
   * @example
   * ```ts
   * const staging = await client.environments.create({ name: "staging", color: "lightBlue" });
   * ```
   */
  create(environment: EnvironmentCreate, options: TeamOptions = {}): Result<M, Environment> {
    return this.runCall(
      call(function* () {
        const path = { teamSlug: yield* teamSlug(options) };
        const { data } = yield* writeResource(createEnvironment, path, resourceType, environment);
        return readResource(data);
      }),
      options,
    );
  }

  /**
   * Changes an environment; what is left out stays. Returns it as it is then.
   *
   * @throws HoneycombForbiddenError when the key lacks the scope `environments:write`
   * @throws HoneycombNotFoundError when there is none with this id
   */
  update(
    environmentId: string,
    environment: EnvironmentUpdate,
    options?: TeamOptions,
  ): Result<M, Environment> {
    return this.runCall(update(environmentId, environment, options), options);
  }

  /**
   * Deletes an environment with all its data, which can't be undone.
   *
   * @throws HoneycombConflictError when the environment is protected (`settings.delete_protected`)
   *   and `liftProtection` is not set
   * @throws HoneycombNotFoundError when there is none with this id
   */
  delete(environmentId: string, options?: EnvironmentDeleteOptions): Result<M, void> {
    const remove = call(function* () {
      yield* invoke(deleteEnvironment, { path: yield* pathInTeam(environmentId, options) });
    });
    const protect = (delete_protected: boolean) =>
      update(environmentId, { settings: { delete_protected } }, options);
    return this.runCall(
      deleteProtected(`environment ${environmentId}`, remove, protect, options),
      options,
    );
  }
}

const resourceType = { type: "environments" };

function environmentPages(options: EnvironmentListOptions = {}): Call<Page<Environment>> {
  return call(function* () {
    const path = { teamSlug: yield* teamSlug(options) };
    const read = ({ data }: Output<typeof listEnvironments>) =>
      data.map((each) => readResource(each));
    return yield* pages(listEnvironments, { path }, read, options);
  });
}

function update(
  id: string,
  environment: EnvironmentUpdate,
  options?: TeamOptions,
): Call<Environment> {
  return call(function* () {
    const path = yield* pathInTeam(id, options);
    const thing = { ...environment, id };
    const { data } = yield* writeResource(updateEnvironment, path, resourceType, thing);
    return readResource(data);
  });
}
