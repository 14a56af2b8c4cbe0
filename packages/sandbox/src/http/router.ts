import { type Operation, operations } from "@honeycomb/core";
import { Hono } from "hono";
import { handlers } from "../handlers.ts";
import type { State } from "../state.ts";
import { ApiError, jsonResponse, legacyError, toErrorResponse } from "./api-error.ts";
import { authenticate, type Keys } from "./authenticate.ts";
import type { Context, Handler, OperationId } from "./handler.ts";
import { isJsonApi, jsonApiType } from "./json-api.ts";
import { readBody } from "./read-body.ts";
import { checkBody, checkQuery } from "./validate.ts";

/** What the router asks of the sandbox around it. */
export interface RouterOptions {
  readonly keys: Keys;
  /** The data at this moment. */
  readonly state: () => State;
  /** Wraps the answer of every known operation. */
  readonly around: (
    operation: OperationId,
    request: Request,
    answer: () => Promise<Response>,
  ) => Promise<Response>;
}

/** Routes requests to handlers, by the methods and paths of core's operations. */
export function createRouter({ keys, state, around }: RouterOptions): Hono {
  const router = new Hono();
  for (const [id, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    router.on(operation.method, toRoute(operation.path), ({ req }) =>
      around(id, req.raw, () => answer(id, operation, req.raw, req.param(), { keys, state })),
    );
  }
  for (const [path, methods] of methodsByPath()) {
    router.all(toRoute(path), ({ req }) => {
      const error = new ApiError(405, `${req.method} is not allowed here`, {
        headers: { allow: methods.join(", ") },
        legacy: true,
      });
      return toErrorResponse(error, req.path);
    });
  }
  router.notFound(({ req }) => toErrorResponse(legacyError(404, "not found"), req.path));
  router.onError((error) => {
    throw error;
  });
  return router;
}

/** `/1/triggers/{datasetSlug}` as Hono writes it. */
function toRoute(template: string): string {
  return template.replaceAll(/\{(\w+)\}/g, ":$1");
}

function methodsByPath(): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of Object.values(operations)) {
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  return methods;
}

async function answer(
  id: OperationId,
  operation: Operation,
  request: Request,
  path: Record<string, string>,
  { keys, state }: Pick<RouterOptions, "keys" | "state">,
): Promise<Response> {
  try {
    const data = state();
    const caller = authenticate(operation, request.headers, keys, data);
    // The record's type ties each handler to its operation; a handler found by a variable id loses that.
    const handler = handlers[id] as Handler<OperationId>;
    const url = new URL(request.url);
    const context = {
      state: data,
      path,
      query: operation.query && checkQuery(operation.query, url.searchParams),
      headers: request.headers,
      caller,
      url,
      text: () => readBody(request),
      body: async () => {
        checkContentType(operation, request.headers);
        return checkBody(operation, parseJson(await readBody(request)));
      },
    };
    const { status, body, headers } = await handler(context as unknown as Context<OperationId>);
    return body === undefined
      ? new Response(null, { status, headers })
      : jsonResponse(status, body, {
          ...(isJsonApi(operation.path) && { "content-type": jsonApiType }),
          ...headers,
        });
  } catch (error) {
    if (error instanceof ApiError) return toErrorResponse(error, operation.path);
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return toErrorResponse(new ApiError(500, `the sandbox failed: ${message}`), operation.path);
  }
}

/** The v2 API alone minds how a body is called. */
function checkContentType({ path }: Operation, headers: Headers): void {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "missing";
  if (isJsonApi(path) && type !== jsonApiType) {
    throw new ApiError(415, `Content-Type is ${type}; it must be ${jsonApiType}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(
      400,
      text.trim() === "" ? "the request body is empty" : "the request body is not JSON",
    );
  }
}
