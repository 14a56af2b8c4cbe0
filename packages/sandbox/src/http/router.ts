import { type Operation, operations } from "@honeycomb/core";
import { Hono } from "hono";
import { handlers } from "../handlers.ts";
import { QueryError } from "../query/query-error.ts";
import { type RequestDescription, requests } from "../requests.ts";
import type { State } from "../state.ts";
import { ApiError, jsonResponse, legacyError, toErrorResponse } from "./api-error.ts";
import { authenticate, type Keys } from "./authenticate.ts";
import type { Context, Handler, OperationId } from "./handler.ts";
import { isJsonApi, jsonApiType } from "./json-api.ts";
import { NestingError, parseJson } from "./parse-json.ts";
import { readBody } from "./read-body.ts";
import { validateBody, validateQuery } from "./validate.ts";

/** What the router needs from the sandbox. */
export interface RouterOptions {
  readonly keys: Keys;
  /** Returns the current data. */
  readonly state: () => State;
  /** Wraps the handling of every request that is routed to an operation. */
  readonly around: (
    operation: OperationId,
    request: Request,
    handle: () => Promise<Response>,
  ) => Promise<Response>;
}

/** Routes requests to handlers, by the methods and paths of core's operations. */
export function createRouter({ keys, state, around }: RouterOptions): Hono {
  const router = new Hono();
  for (const [id, operation] of Object.entries(operations) as [OperationId, Operation][]) {
    router.on(operation.method, toRoute(operation.path), ({ req }) =>
      around(id, req.raw, () => handle(id, operation, req.raw, req.param(), { keys, state })),
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

/** Converts a path template to Hono's format: `/1/triggers/:datasetSlug`. */
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

async function handle(
  id: OperationId,
  operation: Operation,
  request: Request,
  path: Record<string, string>,
  { keys, state }: Pick<RouterOptions, "keys" | "state">,
): Promise<Response> {
  try {
    const data = state();
    const caller = authenticate(operation, request.headers, keys, data);
    // The type of the record ties each handler to its operation. A lookup by a variable id loses that.
    const handler = handlers[id] as Handler<OperationId>;
    const url = new URL(request.url);
    const {
      query,
      body: schema,
      bodyIsOptional,
      maxBodySize = 100_000,
    }: RequestDescription = descriptions.get(id) ?? {};
    const context = {
      state: data,
      path,
      query: query && validateQuery(query, url.searchParams),
      headers: request.headers,
      caller,
      url,
      text: () => readBody(request, maxBodySize),
      body: async () => {
        validateContentType(operation, request.headers);
        const text = await readBody(request, maxBodySize);
        if (text === undefined) {
          const message = `Body size is larger than maximum size of ${maxBodySize} bytes`;
          throw new ApiError(413, message);
        }
        const value = bodyIsOptional && text === "" ? {} : readJson(text);
        return schema && validateBody(schema, value);
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
    if (error instanceof QueryError) {
      return toErrorResponse(legacyError(400, error.message), operation.path);
    }
    // The stack is for whoever runs the sandbox. Clients may log responses, or show them.
    console.error(`The sandbox failed (${id}):`, error);
    return toErrorResponse(new ApiError(500, `the sandbox failed: ${error}`), operation.path);
  }
}

const descriptions: ReadonlyMap<string, RequestDescription> = new Map(Object.entries(requests));

/** Only the v2 API validates the content type of a request. */
function validateContentType({ path }: Operation, headers: Headers): void {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "missing";
  if (isJsonApi(path) && type !== jsonApiType) {
    throw new ApiError(415, `Content-Type is ${type}; it must be ${jsonApiType}`);
  }
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    throw new ApiError(400, "could not parse request body", {
      ...(error instanceof NestingError && { detail: `the body ${error.message}` }),
    });
  }
}
