import { type Fault, respondWithFault, takeFault } from "./faults.ts";
import { ApiError, toErrorResponse } from "./http/api-error.ts";
import { generousLimit, RateLimit } from "./http/rate-limit.ts";
import { createRouter } from "./http/router.ts";
import type { ListenOptions, SandboxServer } from "./listen.ts";
import type { SandboxOptions } from "./options.ts";
import { createState, type State } from "./state.ts";

/** A Honeycomb API that keeps its data in memory. */
export interface Sandbox extends AsyncDisposable {
  /**
   * Responds to a request. Use it as the handler of any web-standard server, or as the `fetch` of a
   * client. The host of the request is ignored.
   */
  fetch(request: Request): Promise<Response>;
  /** Starts an HTTP server, which can only be reached from the same machine. */
  listen(options?: ListenOptions): Promise<SandboxServer>;
  /** The active faults. A fault with `times` is removed when it is used up. */
  readonly faults: Fault[];
  /** Adds faults. The same as pushing them to `faults`. */
  fail(...faults: readonly Fault[]): void;
  /** Resets data and faults to their initial state. */
  reset(): void;
  /** Stops its servers, and ends requests that hang. Later requests are rejected. */
  close(): Promise<void>;
}

/**
 * Creates a sandbox. It starts nothing until the first request.
 *
 * @example
 * ```ts
 * await using sandbox = createSandbox({ apiKeys: ["test-key"] });
 * await using client = new HoneycombClient({
 *   apiKey: "test-key",
 *   fetch: (input, init) => sandbox.fetch(new Request(input, init)),
 * });
 * ```
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { latency = 0, now = () => new Date() } = options;
  const faults: Fault[] = [...(options.faults ?? [])];
  let uses = new WeakMap<Fault, number>();
  const closing = new AbortController();
  const servers = new Set<SandboxServer>();
  const rateLimit = new RateLimit(generousLimit);
  const queryLimit = new RateLimit(options.queryLimit ?? generousLimit);
  let state: State | undefined;

  const router = createRouter({
    keys: {
      apiKeys: options.apiKeys && new Set(options.apiKeys),
      managementKeys: options.managementKeys && new Set<string>(options.managementKeys),
    },
    state: () => {
      state ??= createState({ ...options, now, polls: options.polls ?? 1 });
      return state;
    },
    around: async (operation, request, handle) => {
      const fault = takeFault(faults, uses, operation);
      if (fault === undefined) {
        return operation === "createQueryResult" ? limited(request, handle) : handle();
      }
      const signal = AbortSignal.any([request.signal, closing.signal]);
      return respondWithFault(fault, new URL(request.url).pathname, handle, signal);
    },
  });

  /** Responds with 429 when too many queries were started. */
  async function limited(request: Request, handle: () => Promise<Response>): Promise<Response> {
    const { headers, isExceeded } = queryLimit.count(now().getTime());
    const error = new ApiError(429, "You have exceeded your rate limit.");
    const path = new URL(request.url).pathname;
    const response = isExceeded ? toErrorResponse(error, path) : await handle();
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    return response;
  }

  const sandbox: Sandbox = {
    faults,
    async fetch(request) {
      closing.signal.throwIfAborted();
      const wait = typeof latency === "function" ? latency(request) : latency;
      if (wait > 0) await delay(wait, AbortSignal.any([request.signal, closing.signal]));
      const response = await router.fetch(request);
      const headers = {
        "x-request-id": crypto.randomUUID(),
        ...rateLimit.count(now().getTime()).headers,
      };
      for (const [name, value] of Object.entries(headers)) {
        if (!response.headers.has(name)) response.headers.set(name, value);
      }
      return response;
    },
    async listen(listenOptions) {
      closing.signal.throwIfAborted();
      // Only listening needs Node.
      const { listen } = await import("./listen.ts");
      const server = await listen(sandbox.fetch, listenOptions);
      servers.add(server);
      return server;
    },
    fail: (...added) => void faults.push(...added),
    reset() {
      faults.splice(0, faults.length, ...(options.faults ?? []));
      uses = new WeakMap();
      queryLimit.reset();
      state?.close();
      state = undefined;
    },
    async close() {
      closing.abort(new TypeError("The sandbox is closed"));
      await Promise.all([...servers].map((server) => server.close()));
      state?.close();
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
  return sandbox;
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
  });
}
