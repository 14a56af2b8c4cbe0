import type * as v from "valibot";
import { type Call, call } from "../call/call.ts";
import { type Effect, getConfiguration } from "../call/effect.ts";
import { checkInput } from "./check.ts";
import { writeHeaders } from "./headers.ts";
import type { ApiRequest } from "./http.ts";
import type { Operation, PathParameters, Schema } from "./operation.ts";
import { fillPath, writeQuery } from "./path.ts";
import { withoutReadOnly } from "./read-only.ts";
import { readResponse } from "./response.ts";
import { send } from "./send.ts";

/** The input of an operation: its path parameters, query, headers and body, where it has them. */
export type Input<O extends Operation> = (string extends O["path"]
  ? { readonly path?: Readonly<Record<string, string>> }
  : unknown extends PathParameters<O["path"]>
    ? unknown
    : { readonly path: PathParameters<O["path"]> }) &
  Part<"query", O["query"]> &
  Part<"headers", O["headers"]> &
  Part<"body", O["body"]>;

/** What an operation returns. */
export type Output<O extends Operation> = O["response"] extends Schema
  ? v.InferOutput<O["response"]>
  : undefined;

/** A part of the input. It is optional when it may be empty. */
type Part<Name extends string, S> = S extends Schema
  ? undefined extends v.InferInput<S>
    ? { readonly [K in Name]?: v.InferInput<S> }
    : Record<never, never> extends v.InferInput<S>
      ? { readonly [K in Name]?: v.InferInput<S> }
      : { readonly [K in Name]: v.InferInput<S> }
  : unknown;

/**
 * Describes a call of any of Honeycomb's operations.
 *
 * @throws HoneycombInputError before anything is sent, when the input is not valid
 *
 * @example
 * ```ts
 * const path = { datasetSlug: "api", triggerId: "t1" };
 * const trigger = await client.perform(invoke(operations.getTrigger, { path }));
 * ```
 */
export function invoke<O extends Operation>(
  operation: O,
  ...[input]: Record<never, never> extends Input<O> ? [input?: Input<O>] : [input: Input<O>]
): Call<Output<O>> {
  return exchange(operation, () => writeRequest(operation, input ?? {}));
}

/**
 * Sends a request of an operation, and reads the response.
 *
 * @param write writes the request when the call runs
 */
export function exchange<O extends Operation>(
  operation: O,
  write: () => ApiRequest,
): Call<Output<O>> {
  return call(() => steps(operation, write));
}

function* steps<O extends Operation>(
  operation: O,
  write: () => ApiRequest,
): Generator<Effect, Output<O>, unknown> {
  const response = yield* send(write());
  const { validate } = yield* getConfiguration;
  return readResponse(operation, response, validate) as Output<O>;
}

interface AnyInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** Writes the request of an operation, and validates everything in it. */
export function writeRequest(operation: Operation, input: AnyInput): ApiRequest {
  const { id, method, auth, idempotent } = operation;
  const check = (schema: Schema, part: unknown, root: string) => checkInput(schema, part, id, root);
  const query = operation.query && check(operation.query, input.query ?? {}, "query");
  const headers = operation.headers && check(operation.headers, input.headers ?? {}, "headers");
  const body =
    operation.body && check(operation.body, withoutReadOnly(operation, input.body), "body");
  return {
    operation: id,
    method,
    path:
      fillPath(operation.path, input.path ?? {}, id) +
      writeQuery((query ?? {}) as Record<string, unknown>),
    headers: writeHeaders(
      {
        ...(body !== undefined && {
          "content-type": operation.path.startsWith("/2/")
            ? "application/vnd.api+json"
            : "application/json",
        }),
        ...(headers as Record<string, unknown> | undefined),
      },
      id,
    ),
    body:
      body === undefined || body instanceof Uint8Array ? (body as undefined) : JSON.stringify(body),
    auth,
    idempotent,
  };
}
