import type { OperationOutput, operations } from "@honeycomb/core";
import type { PathParameters } from "@honeycomb/core/transport";
import type { InferOutput } from "valibot";
import type { requests } from "../requests.ts";
import type { State } from "../state.ts";
import type { Caller } from "./authenticate.ts";
import type { RequestSchema } from "./request-schema.ts";
import type { HandlerResponse } from "./response.ts";

type Operations = typeof operations;

/** Honeycomb's id of an operation, such as `listDatasets`. */
export type OperationId = keyof Operations;

type Requests = typeof requests;

/** The type of a part of a request, as the sandbox describes it. */
type Part<Id extends OperationId, Name extends "query" | "body"> = Id extends keyof Requests
  ? Requests[Id] extends { readonly [N in Name]: infer S extends RequestSchema }
    ? InferOutput<S>
    : undefined
  : undefined;

/** The request that a handler responds to. */
export interface Context<Id extends OperationId> {
  /** The data of the sandbox. */
  readonly state: State;
  /** The decoded path parameters. */
  readonly path: PathParameters<Operations[Id]["path"]>;
  /** The validated query parameters. */
  readonly query: Part<Id, "query">;
  readonly headers: Headers;
  /** The key of the request. */
  readonly caller: Caller;
  /** The URL of the request. */
  readonly url: URL;
  /**
   * Reads the body and validates it.
   *
   * @throws ApiError 400 when it is not JSON, 413 when it is too large, 422 when it is not valid
   */
  body(): Promise<Part<Id, "body">>;
  /**
   * Reads the decompressed body without validation, for operations that validate its parts one by
   * one.
   *
   * @returns undefined when it is too large
   * @throws ApiError 400 when it can't be decompressed
   */
  text(): Promise<string | undefined>;
}

/**
 * A model as Honeycomb sends it: an optional field without a value is null.
 */
export type Sent<T> = T extends object
  ? { [K in keyof T]: Sent<T[K]> | (undefined extends T[K] ? null : never) }
  : T;

type Response<Id extends OperationId> = HandlerResponse<Sent<OperationOutput<Operations[Id]>>>;

/** Responds to requests of one operation. Throws an ApiError for an error response. */
export type Handler<Id extends OperationId> = (
  context: Context<Id>,
) => Response<Id> | Promise<Response<Id>>;

/** Some handlers, by operation id. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };
