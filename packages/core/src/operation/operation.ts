import type * as v from "valibot";
import type { ApiKeyPermission } from "../resources/api-keys/models.ts";

/**
 * A kind of key. `configuration` and `ingest` keys are API keys, `management` keys belong to a team.
 * `firehose` is an API key, too, in the header in which Amazon Data Firehose sends it.
 */
export type KeyKind = "configuration" | "ingest" | "management" | "firehose";

/**
 * What a key may do: a permission of a configuration key, or a scope of a management key.
 *
 * @see https://docs.honeycomb.io/api/permissions
 */
export type KeyPermission = ApiKeyPermission | `${"api-keys" | "environments"}:${"read" | "write"}`;

export type HttpMethod = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A schema that doesn't change what it checks, or makes a wider input into a narrower output. */
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
  /** Honeycomb's own id, such as `createTrigger`. */
  readonly id: string;
  readonly method: HttpMethod;
  /** The published template, such as `/1/triggers/{datasetSlug}/{triggerId}`. */
  readonly path: Path;
  /** Whether its dataset may be {@link ALL_DATASETS}, which stands for the whole environment. */
  readonly allDatasets: boolean;
  /** Which kinds of key it takes. */
  readonly auth: readonly KeyKind[];
  /** Which permissions the key needs, all of them. An ingest key needs none. */
  readonly permissions: readonly KeyPermission[];
  /** What it takes as its body, or undefined where it takes none. */
  readonly body: Body;
  /** What it answers, or undefined where it answers nothing. */
  readonly response: Response;
  /** Which query parameters it takes. */
  readonly query: Query;
  /** Which headers it takes. */
  readonly headers: Headers;
  /** The statuses of its documented errors. */
  readonly errors: readonly number[];
  /** Whether repeating it does no harm, although it is a POST or PATCH. */
  readonly repeatable: boolean;
}

interface OperationDefinition<
  Path extends string,
  Body extends Schema | undefined,
  Response extends Schema | undefined,
  Query extends ParametersSchema | undefined,
  Headers extends ParametersSchema | undefined,
> extends Pick<Operation<Path>, "id" | "method" | "path" | "auth" | "errors"> {
  readonly body?: Body;
  readonly response?: Response;
  readonly query?: Query;
  readonly headers?: Headers;
  /** @default false */
  readonly allDatasets?: boolean;
  /** @default none */
  readonly permissions?: readonly KeyPermission[];
  /** @default true for GET, PUT and DELETE, false for POST and PATCH */
  readonly repeatable?: boolean;
}

/** Defines an operation. */
export function operation<
  const Path extends string,
  Body extends Schema | undefined = undefined,
  Response extends Schema | undefined = undefined,
  Query extends ParametersSchema | undefined = undefined,
  Headers extends ParametersSchema | undefined = undefined,
>(
  definition: OperationDefinition<Path, Body, Response, Query, Headers>,
): Operation<Path, Body, Response, Query, Headers> {
  return {
    allDatasets: false,
    permissions: [],
    body: undefined as Body,
    response: undefined as Response,
    query: undefined as Query,
    headers: undefined as Headers,
    repeatable: definition.method !== "POST" && definition.method !== "PATCH",
    ...definition,
  };
}

/** The parameters that a path template names. */
export type PathParameters<Path extends string> =
  Path extends `${string}{${infer Name}}${infer Rest}`
    ? { readonly [K in Name]: string } & PathParameters<Rest>
    : unknown;
