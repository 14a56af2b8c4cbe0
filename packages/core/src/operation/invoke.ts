import { type Call, call } from "../call/call.ts";
import { type Effect, getConfiguration } from "../call/effect.ts";
import type { Schema } from "../model/schema.ts";
import type { HoneycombResponseError } from "./errors/response-error.ts";
import { writeHeaders } from "./headers.ts";
import type { ApiRequest, HttpResponse } from "./http.ts";
import type { Operation, PathParameters } from "./operation.ts";
import type { ValidationMode } from "./options.ts";
import { fillPath, writeQuery } from "./path.ts";
import { withoutReadOnly } from "./read-only.ts";
import { readResponse } from "./response.ts";
import { findSecrets, replaceTexts } from "./secrets.ts";
import { send } from "./send.ts";
import { validateInput } from "./validate-input.ts";

/** The input of an operation: `path`, `query`, `headers` and `body`, as far as it has them. */
export type OperationInput<O extends Operation> = (string extends O["path"]
  ? { readonly path?: Readonly<Record<string, string>> }
  : unknown extends PathParameters<O["path"]>
    ? unknown
    : { readonly path: PathParameters<O["path"]> }) &
  Part<"query", O["query"]> &
  Part<"headers", O["headers"]> &
  Part<"body", O["body"]>;

/** What an operation returns. */
export type OperationOutput<O extends Operation> =
  O["response"] extends Schema<infer Response> ? Response : undefined;

/** A part of the input. It is optional when it may be empty. */
type Part<Name extends string, S> =
  S extends Schema<infer Value>
    ? undefined extends Value
      ? { readonly [K in Name]?: Value }
      : Record<never, never> extends Value
        ? { readonly [K in Name]?: Value }
        : { readonly [K in Name]: Value }
    : unknown;

/**
 * Creates a call of one of Honeycomb's operations.
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
  ...[input]: Record<never, never> extends OperationInput<O>
    ? [input?: OperationInput<O>]
    : [input: OperationInput<O>]
): Call<OperationOutput<O>> {
  return exchange(operation, (validate) => writeRequest(operation, input ?? {}, validate));
}

/** Creates a request. Validates its input, unless `validate` is `off`. */
type WriteRequest = (validate: ValidationMode) => ApiRequest;

/**
 * Sends a request of an operation, and reads the response.
 *
 * @param write creates the request when the call runs
 */
export function exchange<O extends Operation>(
  operation: O,
  write: WriteRequest,
): Call<OperationOutput<O>> {
  return call(() => steps(operation, write));
}

function* steps<O extends Operation>(
  operation: O,
  write: WriteRequest,
): Generator<Effect, OperationOutput<O>, unknown> {
  const { body } = yield* receive(operation, write);
  return body;
}

/** Sends a request of an operation, and returns the response with its body read. */
export function* receive<O extends Operation>(
  operation: O,
  write: WriteRequest,
): Generator<Effect, { response: HttpResponse; body: OperationOutput<O> }, unknown> {
  const { validate } = yield* getConfiguration;
  const request = write(validate);
  const response = yield* send(request);
  // This effect also ends the call here if a hook has aborted it.
  const { hooks, withoutKeys } = yield* getConfiguration;
  const conceal = <E>(error: E): E =>
    withoutKeys(replaceTexts(error, findSecrets(parse(request.body), operation.body)));
  const listeners = hooks.flatMap(({ onInvalidResponse }) =>
    onInvalidResponse ? [(error: HoneycombResponseError) => onInvalidResponse(conceal(error))] : [],
  );
  try {
    const body = readResponse(operation, response, validate, listeners);
    return { response, body: body as OperationOutput<O> };
  } catch (error) {
    throw conceal(error);
  }
}

/** Reads the body of a request. */
function parse(body: ApiRequest["body"]): unknown {
  return typeof body === "string" ? JSON.parse(body) : undefined;
}

const jsonApiType = "application/vnd.api+json";

interface AnyInput {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/**
 * Writes the request of an operation.
 *
 * @param validate the input is validated unless this is `off`
 * @throws HoneycombInputError when the input is not valid
 */
export function writeRequest(
  operation: Operation,
  input: AnyInput,
  validate: ValidationMode = "warn",
): ApiRequest {
  const { id, method, auth, idempotent } = operation;
  const check = (schema: Schema, part: unknown, root: string) =>
    validate === "off" ? part : validateInput(schema, part, id, root);
  const query = operation.query && check(operation.query, input.query ?? {}, "query");
  const headers = operation.headers && check(operation.headers, input.headers ?? {}, "headers");
  const content = validate === "off" ? input.body : withoutReadOnly(operation, input.body);
  const body = operation.body && check(operation.body, content, "body");
  const isJsonApi = operation.path.startsWith("/2/");
  return {
    operation: id,
    method,
    path:
      fillPath(operation.path, input.path ?? {}, id) +
      writeQuery((query ?? {}) as Record<string, unknown>),
    headers: writeHeaders(
      {
        ...(isJsonApi && { accept: jsonApiType }),
        ...(body !== undefined && { "content-type": isJsonApi ? jsonApiType : "application/json" }),
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
