import type * as v from "valibot";
import type { Output, Schema } from "../model/schema.ts";
import type { ApiKeyPermission } from "../resources/api-keys/types.ts";

/**
 * A kind of key. `configuration` and `ingest` keys are API keys; `management` keys belong to a team.
 * `firehose` is an API key in the header that Amazon Data Firehose uses.
 */
export type KeyKind = "configuration" | "ingest" | "management" | "firehose";

/**
 * A permission of a configuration key, or a scope of a management key.
 *
 * @see https://docs.honeycomb.io/api/permissions
 */
export type KeyPermission = ApiKeyPermission | `${"api-keys" | "environments"}:${"read" | "write"}`;

/** The HTTP methods that Honeycomb's API uses. */
export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The schema of query parameters or headers, by their names in HTTP. */
export type ParametersSchema = Schema<object>;

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
  /** The namespace of the client that has it, such as `triggers`. */
  readonly resource: string;
  /** One line that says what it does: `Creates a trigger`. */
  readonly summary: string;
  /** The HTTP method. */
  readonly method: HttpMethod;
  /** The published template, such as `/1/triggers/{datasetSlug}/{triggerId}`. */
  readonly path: Path;
  /** Whether its dataset may be {@link ALL_DATASETS}, which means the whole environment. */
  readonly allDatasets: boolean;
  /** Which kinds of key it accepts. */
  readonly auth: readonly KeyKind[];
  /** The permissions that a key needs, all of them. An ingest key needs none. */
  readonly permissions: readonly KeyPermission[];
  /** The schema of its request body, or undefined when it has none. */
  readonly body: Body;
  /** The schema of its response body, or undefined when it has none. */
  readonly response: Response;
  /** The schema of its query parameters, or undefined when it has none. */
  readonly query: Query;
  /** The schema of its request headers, or undefined when it has none. */
  readonly headers: Headers;
  /** Whether sending it twice has the same effect as sending it once. */
  readonly idempotent: boolean;
  /** Whether its response has a secret that is shown only once. Such a response is never rejected. */
  readonly returnsSecret: boolean;
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
  /** @default false */
  readonly returnsSecret?: boolean;
}

/**
 * Returns a function that defines the operations of a resource.
 *
 * @param shared what all of these operations have in common
 */
export function operationsOf<const BasePath extends string>(shared: ResourceDefinition<BasePath>) {
  /**
   * Defines an operation.
   *
   * @param id Honeycomb's id
   * @param path what follows the path of the resource
   */
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
  ): Operation<
    `${BasePath}${Path}`,
    SchemaOf<Body>,
    SchemaOf<Response>,
    ParametersOf<Query>,
    ParametersOf<Headers>
  > {
    const operation: Operation<`${BasePath}${Path}`> = {
      id,
      method,
      allDatasets: false,
      permissions: [],
      body: undefined,
      response: undefined,
      query: undefined,
      headers: undefined,
      idempotent: method !== "POST" && method !== "PATCH",
      returnsSecret: false,
      ...shared,
      ...definition,
      path: `${shared.path}${path}`,
    };
    // The type parameters say which of the schemas are undefined. The compiler can't derive it.
    return operation as never;
  };
}

/**
 * A schema by the type of its values alone. An operation then shows that type in editors and
 * declarations, instead of how it is validated.
 */
type SchemaOf<S> = S extends v.GenericSchema ? Schema<v.InferOutput<S>> : undefined;

/** The same for query parameters or headers, without the index signature of unknown names. */
type ParametersOf<S> = S extends v.GenericSchema ? Schema<Output<S>> : undefined;

/** The parameters of a path template. */
export type PathParameters<Path extends string> =
  Path extends `${string}{${infer Name}}${infer Rest}`
    ? { readonly [K in Name]: string } & PathParameters<Rest>
    : unknown;
