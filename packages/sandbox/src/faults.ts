import { ApiError, jsonResponse, toErrorResponse } from "./http/api-error.ts";
import type { OperationId } from "./http/handler.ts";

interface FaultScope {
  /** The operation that fails. @default all operations */
  readonly operation?: OperationId | undefined;
  /** The number of requests that fail. @default all requests */
  readonly times?: number | undefined;
}

/** Responds with a status, usually an error. The request is not processed. */
export interface StatusFault extends FaultScope {
  /** The kind of the fault. Optional for this kind. */
  readonly kind?: "status" | undefined;
  /** The HTTP status. */
  readonly status: number;
  /** Headers to add to the response, such as `{ "retry-after": "1" }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The body. Strings are sent unchanged, other values as JSON.
   *
   * @default an error in Honeycomb's format
   */
  readonly body?: unknown;
}

/** Closes the connection, or leaves it open without a response. */
export interface ConnectionFault extends FaultScope {
  /** Whether the connection is closed (`cut`) or left open (`hang`). */
  readonly kind: "cut" | "hang";
  /** When it happens: before the response, or in the middle of its body. @default "start" */
  readonly at?: "start" | "body" | undefined;
}

/** Processes the request, but responds with half of the JSON, or with an HTML page. */
export interface ContentFault extends FaultScope {
  /** Whether the body is half of the JSON (`invalid-json`) or HTML (`wrong-content-type`). */
  readonly kind: "invalid-json" | "wrong-content-type";
}

/** A failure that the sandbox simulates. */
export type Fault = StatusFault | ConnectionFault | ContentFault;

/** The connection was closed before a response. It is the error that `fetch` throws for that. */
export class ConnectionCut extends TypeError {
  constructor() {
    super("fetch failed");
  }
}

/** A response whose body is cut off, or never ends. */
export class HalfResponse extends Response {}

/** Returns the first fault that applies to an operation, and counts its use. */
export function takeFault(
  faults: Fault[],
  uses: WeakMap<Fault, number>,
  operation: OperationId,
): Fault | undefined {
  const index = faults.findIndex((fault) => (fault.operation ?? operation) === operation);
  const fault = faults[index];
  if (fault === undefined) return undefined;
  const used = (uses.get(fault) ?? 0) + 1;
  uses.set(fault, used);
  if (used >= (fault.times ?? Number.POSITIVE_INFINITY)) {
    faults.splice(index, 1);
    uses.delete(fault);
  }
  return fault;
}

/**
 * Responds to a request as a fault specifies.
 *
 * @param respond processes the request
 * @param signal ends a response that hangs
 */
export async function respondWithFault(
  fault: Fault,
  path: string,
  respond: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  switch (fault.kind) {
    case "cut":
      if (fault.at === "body") return withHalfBody(await respond(), "cut", signal);
      throw new ConnectionCut();
    case "hang":
      if (fault.at === "body") return withHalfBody(await respond(), "hang", signal);
      return hang(signal);
    case "invalid-json": {
      const { status, headers, body } = await readWhole(await respond());
      return new Response(body.slice(0, Math.ceil(body.length / 2)), { status, headers });
    }
    case "wrong-content-type": {
      const { status, headers } = await readWhole(await respond());
      headers.set("content-type", "text/html; charset=utf-8");
      return new Response("<!doctype html><title>Not JSON</title>", {
        status,
        headers,
      });
    }
    default:
      return respondWithStatus(fault, path);
  }
}

function respondWithStatus({ status, body, headers = {} }: StatusFault, path: string): Response {
  // One second is short enough for a test, and long enough to be noticed.
  const limits: Record<string, string> =
    status === 429 ? { ratelimit: "limit=100, remaining=0, reset=1" } : {};
  if (body === undefined && status >= 400) {
    const error = new ApiError(status, `simulated fault: ${status}`, {
      headers: { ...limits, ...headers },
    });
    return toErrorResponse(error, path);
  }
  if (typeof body === "string" || body === undefined) {
    return new Response(body ?? null, { status, headers: { ...limits, ...headers } });
  }
  return jsonResponse(status, body, { ...limits, ...headers });
}

/** Sends half of a body, and then cuts it off or hangs. */
async function withHalfBody(
  response: Response,
  then: "cut" | "hang",
  signal: AbortSignal,
): Promise<Response> {
  const { status, headers, body } = await readWhole(response);
  const bytes = new TextEncoder().encode(body);
  headers.set("content-length", String(bytes.length));
  let sent = false;
  const half = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!sent) {
        sent = true;
        controller.enqueue(bytes.subarray(0, Math.ceil(bytes.length / 2)));
        return;
      }
      if (then === "hang") await hang(signal);
      throw new TypeError("terminated");
    },
  });
  return new HalfResponse(half, { status, headers });
}

async function readWhole(response: Response) {
  return {
    status: response.status,
    headers: new Headers(response.headers),
    body: await response.text(),
  };
}

/** Waits until the request is aborted. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}
