import type * as v from "valibot";
import { type Call, call } from "../call/call.ts";
import { http } from "../call/http.ts";
import { checkInput } from "./check.ts";
import { writeHeaders } from "./headers.ts";
import type { Operation, PathParameters, Schema } from "./operation.ts";
import { fillPath, writeQuery } from "./path.ts";
import { withoutReadOnly } from "./read-only.ts";
import type { ApiRequest } from "./request.ts";
import { readResponse } from "./response.ts";

/** What an operation takes: its path parameters, query, headers and body, each where it has them. */
export type Input<O extends Operation> = (string extends O["path"]
  ? { readonly path?: Readonly<Record<string, string>> }
  : unknown extends PathParameters<O["path"]>
    ? unknown
    : { readonly path: PathParameters<O["path"]> }) &
  Part<"query", O["query"]> &
  Part<"headers", O["headers"]> &
  Part<"body", O["body"]>;

/** What an operation answers with. */
export type Output<O extends Operation> = O["response"] extends Schema
  ? v.InferOutput<O["response"]>
  : undefined;

/** A part of the input: left out where it may be empty. */
type Part<Name extends string, S> = S extends Schema
  ? undefined extends v.InferInput<S>
    ? { readonly [K in Name]?: v.InferInput<S> }
    : Record<never, never> extends v.InferInput<S>
      ? { readonly [K in Name]?: v.InferInput<S> }
      : { readonly [K in Name]: v.InferInput<S> }
  : unknown;

/**
 * Calls any of Honeycomb's operations.
 *
 * @example
 * ```ts
 * const path = { datasetSlug: "api", triggerId: "t1" };
 * const trigger = await client.perform(invoke(operations.getTrigger, { path }));
 * ```
 *
 * @throws HoneycombInputError before anything is sent, where the input is not what the operation takes
 */
export function invoke<O extends Operation>(
  operation: O,
  ...[input]: Record<never, never> extends Input<O> ? [input?: Input<O>] : [input: Input<O>]
): Call<Output<O>> {
  return call(function* () {
    const response = yield* http(writeRequest(operation, input ?? {}));
    return readResponse(operation, response) as Output<O>;
  });
}

interface AnyInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** Writes the request of an operation, checking all that goes into it. */
export function writeRequest(operation: Operation, input: AnyInput): ApiRequest {
  const { id, method, auth, repeatable } = operation;
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
    repeatable,
  };
}
