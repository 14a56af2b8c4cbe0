import { answerWithFault, type Fault, takeFault } from "./faults.ts";
import { RateLimit } from "./http/rate-limit.ts";
import { createRouter } from "./http/router.ts";
import type { ListenOptions, SandboxServer } from "./listen.ts";
import type { SandboxOptions } from "./options.ts";
import { createState, type State } from "./state.ts";

/** A Honeycomb API that holds its data in memory. */
export interface Sandbox extends AsyncDisposable {
  /**
   * Answers a request, as `fetch` would: a handler for any web-standard server, or a `fetch` for a
   * client. The host doesn't matter.
   */
  fetch(request: Request): Promise<Response>;
  /** Answers over HTTP, on this machine alone. */
  listen(options?: ListenOptions): Promise<SandboxServer>;
  /** What is broken on purpose now. A fault with `times` leaves when it is used up. */
  readonly faults: Fault[];
  /** Breaks something on purpose, from now on: the same as pushing it to `faults`. */
  fail(...faults: readonly Fault[]): void;
  /** Puts everything back to how it was at the start: data, seed and faults. */
  reset(): void;
  /** Ends it: what listens stops, what hangs is let go. A request after that is refused. */
  close(): Promise<void>;
}

/**
 * Makes a sandbox. Nothing is started until it is asked something.
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
  const end = new AbortController();
  const servers = new Set<SandboxServer>();
  const rateLimit = new RateLimit();
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
    around: async (operation, request, answer) => {
      const fault = takeFault(faults, uses, operation);
      if (fault === undefined) return answer();
      const signal = AbortSignal.any([request.signal, end.signal]);
      return answerWithFault(fault, new URL(request.url).pathname, answer, signal);
    },
  });

  const sandbox: Sandbox = {
    faults,
    async fetch(request) {
      end.signal.throwIfAborted();
      const wait = typeof latency === "function" ? latency(request) : latency;
      if (wait > 0) await delay(wait, AbortSignal.any([request.signal, end.signal]));
      const response = await router.fetch(request);
      const headers = { "x-request-id": crypto.randomUUID(), ...rateLimit.count(now().getTime()) };
      for (const [name, value] of Object.entries(headers)) {
        if (!response.headers.has(name)) response.headers.set(name, value);
      }
      return response;
    },
    async listen(listenOptions) {
      end.signal.throwIfAborted();
      // Answering needs no Node; listening does.
      const { listen } = await import("./listen.ts");
      const server = await listen(sandbox.fetch, listenOptions);
      servers.add(server);
      return server;
    },
    fail: (...added) => void faults.push(...added),
    reset() {
      faults.splice(0, faults.length, ...(options.faults ?? []));
      uses = new WeakMap();
      state?.close();
      state = undefined;
    },
    async close() {
      end.abort(new TypeError("The sandbox is closed"));
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
