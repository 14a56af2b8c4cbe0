import type { Known, Output, operations, PathParameters, Schema } from "@honeycomb/core";
import type { InferOutput } from "valibot";
import type { State } from "../state.ts";
import type { Answer } from "./answer.ts";
import type { Caller } from "./authenticate.ts";

type Operations = typeof operations;

/** Honeycomb's id of an operation, such as `listDatasets`. */
export type OperationId = keyof Operations;

type Checked<S> = S extends Schema ? InferOutput<S> : undefined;

/** What a handler is given. */
export interface Context<Id extends OperationId> {
  /** The sandbox's data. */
  readonly state: State;
  /** The path's parameters, decoded. */
  readonly path: PathParameters<Operations[Id]["path"]>;
  /** The query's parameters, checked. */
  readonly query: Checked<Operations[Id]["query"]>;
  readonly headers: Headers;
  /** Who asks. */
  readonly caller: Caller;
  /** The URL that was asked for. */
  readonly url: URL;
  /**
   * Reads the body and checks it with the operation's schema.
   *
   * @throws ApiError 400 where it is not JSON, 422 where it is not what the operation takes
   */
  body(): Promise<Checked<Operations[Id]["body"]>>;
  /** Reads the body as it came, decompressed, for operations that judge it piece by piece. */
  text(): Promise<string>;
}

/** Answers one operation. What goes wrong is thrown as an ApiError. */
export type Handler<Id extends OperationId> = (
  context: Context<Id>,
) => Answer<Known<Output<Operations[Id]>>> | Promise<Answer<Known<Output<Operations[Id]>>>>;

/** Some handlers, by operation id. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };
