import { type Call, call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { readResource } from "../../json-api/read.ts";
import { writeResource } from "../../json-api/write.ts";
import { invoke, type OperationOutput } from "../../operation/invoke.ts";
import { collect, type Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { Resource } from "../../resource.ts";
import { pathInTeam, type TeamOptions, teamSlug } from "../auth/team.ts";
import { type DeleteOptions, deleteProtected } from "../delete-protection.ts";
import {
  createEnvironment,
  deleteEnvironment,
  getEnvironment,
  listEnvironments,
  updateEnvironment,
} from "./operations.ts";
import type { Environment, EnvironmentCreate, EnvironmentUpdate } from "./types.ts";

/** Options of methods that list environments. */
export interface EnvironmentListOptions extends TeamOptions, PageOptions {}

/** Options of `environments.delete`. */
export interface EnvironmentDeleteOptions extends TeamOptions, DeleteOptions {}

/**
 * The environments of a team. The client needs a management key with the scope `environments:read`,
 * and for changes also `environments:write`.
 *
 * @see https://api-docs.honeycomb.io/api/environments
 */
export class Environments<M extends Mode> extends Resource<M> {
  /** Lists the environments of the team. Requests all pages. */
  list(options?: EnvironmentListOptions): Result<M, Environment[]> {
    return this.runCall(collect(environmentPages(options)), options);
  }

  /** Iterates over what {@link list} returns. Requests a page only when it is needed. */
  iterate(options?: EnvironmentListOptions): Iteration<M, Environment> {
    return this.iteratePages(environmentPages(options), options);
  }

  /** Gets an environment. */
  get(environmentId: string, options?: TeamOptions): Result<M, Environment> {
    return this.runCall(
      call(function* () {
        const path = yield* pathInTeam(environmentId, options);
        const { data } = yield* invoke(getEnvironment, { path });
        return readResource<Environment>(data);
      }),
      options,
    );
  }

  /**
   * Creates an environment.
   *
   * @throws HoneycombConflictError when the team has an environment with this name
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
        return readResource<Environment>(data);
      }),
      options,
    );
  }

  /**
   * Updates an environment. Fields that you leave out keep their values.
   *
   * @throws HoneycombInputError when the name or the slug is among the fields to change
   */
  update(
    environmentId: string,
    environment: EnvironmentUpdate,
    options?: TeamOptions,
  ): Result<M, Environment> {
    return this.runCall(update(environmentId, environment, options), options);
  }

  /**
   * Deletes an environment and all its data. It can't be restored.
   *
   * @throws HoneycombConflictError when the environment is protected, without `liftProtection`
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
    const read = ({ data }: OperationOutput<typeof listEnvironments>) =>
      data.map((each) => readResource<Environment>(each));
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
    const { data } = yield* writeResource(updateEnvironment, path, resourceType, environment);
    return readResource<Environment>(data);
  });
}
