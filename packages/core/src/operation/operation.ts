import type * as v from "valibot";
import type { ApiKeyPermission } from "../resources/api-keys/models.ts";

/**
 * A kind of key. `configuration` and `ingest` keys are API keys; `management` keys belong to a team.
 * `firehose` is an API key as well, in the header in which Amazon Data Firehose sends it.
 */
export type KeyKind = "configuration" | "ingest" | "management" | "firehose";

/**
 * What a key allows: a permission of a configuration key, or a scope of a management key.
 *
 * @see https://docs.honeycomb.io/api/permissions
 */
export type KeyPermission = ApiKeyPermission | `${"api-keys" | "environments"}:${"read" | "write"}`;

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A schema that returns what it validates, or narrows a wider input. */
export type Schema = v.GenericSchema<unknown, unknown>;

/** An object of query parameters or headers, by their names on the wire. */
export type ParametersSchema = v.GenericSchema<Record<string, unknown>, Record<string, unknown>>;

/** One endpoint of Honeycomb's API. */
export interface Operation<
  Path extends string = string,
  Body extends Schema | undefined = Schema | undefined,
  Response extends Schema | undefined = Schema | undefined,
  Query extends ParametersSchema | undefined = ParametersSchema | undefined,
  Headers extends ParametersSchema | undefined = ParametersSchema | undefined,
> {
  /** Honeycomb's id, such as `createTrigger`. */
  readonly id: string;
  /** The client's namespace for it, such as `triggers`. */
  readonly resource: string;
  /** What it does, in one line: `Creates a trigger`. */
  readonly summary: string;
  readonly method: HttpMethod;
  /** The published template, such as `/1/triggers/{datasetSlug}/{triggerId}`. */
  readonly path: Path;
  /** Whether its dataset may be {@link ALL_DATASETS}, which stands for the whole environment. */
  readonly allDatasets: boolean;
  /** Which kinds of key it accepts. */
  readonly auth: readonly KeyKind[];
  /** Which permissions the key needs, all of them. An ingest key needs none. */
  readonly permissions: readonly KeyPermission[];
  /** The schema of its request body, or undefined when it has none. */
  readonly body: Body;
  /** The schema of its response body, or undefined when it has none. */
  readonly response: Response;
  /** The schema of its query parameters. */
  readonly query: Query;
  /** The schema of its request headers. */
  readonly headers: Headers;
  /** Whether sending it twice has the same effect as sending it once. */
  readonly idempotent: boolean;
}

/** What the operations of a resource have in common. */
interface ResourceDefinition<BasePath extends string>
  extends Pick<Operation<BasePath>, "resource" | "path" | "auth"> {
  /** @default false */
  readonly allDatasets?: boolean;
  /** @default none */
  readonly permissions?: readonly KeyPermission[];
}

interface OperationDefinition<
  Body extends Schema | undefined,
  Response extends Schema | undefined,
  Query extends ParametersSchema | undefined,
  Headers extends ParametersSchema | undefined,
> extends Pick<Operation, "summary">,
    Partial<Pick<Operation, "auth" | "permissions" | "allDatasets">> {
  readonly body?: Body;
  readonly response?: Response;
  readonly query?: Query;
  readonly headers?: Headers;
  /** @default true for GET, PUT and DELETE, false for POST and PATCH */
  readonly idempotent?: boolean;
}

/**
 * Describes a resource: what its operations have in common.
 *
 * @returns a function that defines an operation by Honeycomb's id, its method, what follows the path
 *   of the resource, and the rest of its description
 */
export function operationsOf<const BasePath extends string>(shared: ResourceDefinition<BasePath>) {
  return function operation<
    const Path extends string,
    Body extends Schema | undefined = undefined,
    Response extends Schema | undefined = undefined,
    Query extends ParametersSchema | undefined = undefined,
    Headers extends ParametersSchema | undefined = undefined,
  >(
    id: string,
    method: HttpMethod,
    path: Path,
    definition: OperationDefinition<Body, Response, Query, Headers>,
  ): Operation<`${BasePath}${Path}`, Body, Response, Query, Headers> {
    return {
      id,
      method,
      allDatasets: false,
      permissions: [],
      body: undefined as Body,
      response: undefined as Response,
      query: undefined as Query,
      headers: undefined as Headers,
      idempotent: method !== "POST" && method !== "PATCH",
      ...shared,
      ...definition,
      path: `${shared.path}${path}`,
    };
  };
}

/** The parameters that a path template names. */
export type PathParameters<Path extends string> =
  Path extends `${string}{${infer Name}}${infer Rest}`
    ? { readonly [K in Name]: string } & PathParameters<Rest>
    : unknown;
