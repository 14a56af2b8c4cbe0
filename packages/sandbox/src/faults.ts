import { ApiError, jsonResponse, toErrorResponse } from "./http/api-error.ts";
import type { OperationId } from "./http/handler.ts";

interface FaultScope {
  /** Which operation breaks. @default every one */
  readonly operation?: OperationId | undefined;
  /** How many requests it breaks. @default every one */
  readonly times?: number | undefined;
}

/** Answers with an error status. */
export interface StatusFault extends FaultScope {
  readonly kind?: "status" | undefined;
  readonly status: number;
  /** Such as `{ "retry-after": "1" }`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Text as it is, anything else as JSON. @default an error in Honeycomb's format */
  readonly body?: unknown;
}

/** Cuts the connection, or leaves it hanging. */
export interface ConnectionFault extends FaultScope {
  readonly kind: "cut" | "hang";
  /** Before anything is answered, or in the middle of the body. @default "start" */
  readonly at?: "start" | "body" | undefined;
}

/** Does what was asked, but answers with broken JSON, or with a page of HTML. */
export interface ContentFault extends FaultScope {
  readonly kind: "invalid-json" | "wrong-content-type";
}

/** Something that is broken on purpose. */
export type Fault = StatusFault | ConnectionFault | ContentFault;

/** The connection was cut before there was an answer; it is the error that `fetch` has for that. */
export class ConnectionCut extends TypeError {
  constructor() {
    super("fetch failed");
  }
}

/** An answer whose body breaks off, or never ends. */
export class HalfResponse extends Response {}

/** Takes the first fault that is for this operation, and counts it. */
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
 * Answers as a fault has it.
 *
 * @param answer does what was asked
 * @param signal ends what hangs
 */
export async function answerWithFault(
  fault: Fault,
  path: string,
  answer: () => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> {
  switch (fault.kind) {
    case "cut":
      if (fault.at === "body") return withHalfBody(await answer(), "cut", signal);
      throw new ConnectionCut();
    case "hang":
      if (fault.at === "body") return withHalfBody(await answer(), "hang", signal);
      return hang(signal);
    case "invalid-json": {
      const { status, headers, body } = await readWhole(await answer());
      return new Response(body.slice(0, Math.ceil(body.length / 2)), { status, headers });
    }
    case "wrong-content-type": {
      const { status, headers } = await readWhole(await answer());
      headers.set("content-type", "text/html; charset=utf-8");
      return new Response("<!doctype html><title>Not what you asked for</title>", {
        status,
        headers,
      });
    }
    default:
      return answerWithStatus(fault, path);
  }
}

function answerWithStatus({ status, body, headers = {} }: StatusFault, path: string): Response {
  // A second is short enough for a test, and long enough to be seen.
  const limits: Record<string, string> =
    status === 429 ? { ratelimit: "limit=100, remaining=0, reset=1" } : {};
  if (body === undefined && status >= 400) {
    const error = new ApiError(status, `broken on purpose: ${status}`, {
      headers: { ...limits, ...headers },
    });
    return toErrorResponse(error, path);
  }
  if (typeof body === "string" || body === undefined) {
    return new Response(body ?? null, { status, headers: { ...limits, ...headers } });
  }
  return jsonResponse(status, body, { ...limits, ...headers });
}

/** Sends half of a body and then breaks it off, or never goes on. */
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

/** Waits until nobody waits any more. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}
