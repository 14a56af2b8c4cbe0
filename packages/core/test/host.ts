import { vi } from "vitest";
import type { Call, ConnectionOptions, Page } from "../src/index.ts";
import { Session } from "../src/session.ts";
import {
  type Cancel,
  HoneycombApi,
  type Host,
  type HttpRequest,
  type HttpResponse,
  type Outcome,
  type Settle,
} from "../src/transport.ts";

/** The keys of test clients. */
export const keys = {
  apiKey: "test-api-key",
  managementKey: "test-management-key",
  managementSecret: "test-management-secret",
};
const baseUrl = "https://api.honeycomb.io";

/** A request as it reaches the host. */
export interface TestRequest extends HttpRequest {
  /** The path and the query, encoded: the URL without the base URL. */
  readonly path: string;
}

/** Honeycomb as a function. What it throws is what the request fails with. */
export type Respond = (request: TestRequest) => HttpResponse | Promise<HttpResponse>;

interface Event {
  readonly time: number;
  readonly run: () => void;
}

/**
 * A host without a network. A function responds to requests. Time is virtual: it jumps to the next
 * timer. When `Date` is faked, it jumps, too.
 */
export class TestHost implements Host {
  /** The requests that were started. */
  readonly requests: TestRequest[] = [];
  /** The same in short, such as `GET /1/signals`, decoded. */
  readonly log: string[] = [];
  /** The timers that were started, in milliseconds. */
  readonly sleeps: number[] = [];
  readonly #respond: Respond;
  readonly #events = new Set<Event>();
  #now = 0;

  constructor(respond: Respond) {
    this.#respond = respond;
  }

  send(sent: HttpRequest, settle: Settle<HttpResponse>): Cancel {
    const request = { ...sent, path: sent.url.slice(baseUrl.length) };
    this.requests.push(request);
    this.log.push(`${request.method} ${decodeURIComponent(request.path)}`);
    let isCancelled = false;
    const report: Settle<HttpResponse> = (outcome) => {
      if (!isCancelled) settle(outcome);
    };
    const cancel = this.schedule(0, () => {
      try {
        const response = this.#respond(request);
        if (response instanceof Promise) settleWith(response, report);
        else report({ value: response });
      } catch (error) {
        report({ error });
      }
    });
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  sleep(milliseconds: number, settle: Settle<void>): Cancel {
    this.sleeps.push(milliseconds);
    return this.schedule(milliseconds, () => settle({ value: undefined }));
  }

  /** Runs what is due next: a response or a timer. Returns false when there is nothing. */
  next(): boolean {
    let first: Event | undefined;
    for (const event of this.#events) if (!first || event.time < first.time) first = event;
    if (!first) return false;
    this.#events.delete(first);
    const passed = first.time - this.#now;
    this.#now = first.time;
    if (passed > 0 && vi.isFakeTimers()) vi.setSystemTime(Date.now() + passed);
    first.run();
    return true;
  }

  protected schedule(delay: number, run: () => void): Cancel {
    const event = { time: this.#now + delay, run };
    this.#events.add(event);
    return () => this.#events.delete(event);
  }
}

/** The same for promises: runs what is due by itself, one at a time. */
class AsyncTestHost extends TestHost {
  wait(promise: PromiseLike<unknown>, settle: Settle<unknown>): Cancel {
    settleWith(promise, settle);
    return () => {};
  }

  protected override schedule(delay: number, run: () => void): Cancel {
    setImmediate(() => this.next());
    return super.schedule(delay, run);
  }
}

function settleWith<T>(promise: PromiseLike<T>, settle: Settle<T>): void {
  promise.then(
    (value) => settle({ value }),
    (error) => settle({ error }),
  );
}

/** Runs a call as a blocking client does. */
export function runOn<T>(host: TestHost, session: Session, call: Call<T>): T {
  const outcomes: Outcome<T>[] = [];
  session.start(call, (outcome) => outcomes.push(outcome));
  while (outcomes.length === 0) {
    if (!host.next()) throw new Error("the call waits for something that never happens");
  }
  const [outcome] = outcomes as [Outcome<T>];
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

/** A client that blocks. */
export function syncClient(respond: Respond, options: ConnectionOptions = {}) {
  const host = new TestHost(respond);
  const session = new Session({ ...keys, baseUrl, ...options }, host);
  const run = <T>(call: Call<T>) => runOn(host, session, call);
  const client = new HoneycombApi<"sync">({
    run,
    *iterate(first) {
      for (let next: typeof first | undefined = first; next; ) {
        const page = run(next) as Page<never>;
        yield* page.items;
        next = page.next;
      }
    },
  });
  const { requests, log, sleeps } = host;
  return { client, run, session, requests, log, sleeps };
}

/** A client that returns promises. */
export function asyncClient(respond: Respond, options: ConnectionOptions = {}) {
  const host = new AsyncTestHost(respond);
  const session = new Session({ ...keys, baseUrl, ...options }, host);
  const run = <T>(call: Call<T>) =>
    new Promise<T>((resolve, reject) => {
      session.start(call, (outcome) =>
        "error" in outcome ? reject(outcome.error) : resolve(outcome.value),
      );
    });
  const client = new HoneycombApi<"async">({
    run,
    async *iterate(first) {
      for (let next: typeof first | undefined = first; next; ) {
        const page = (await run(next)) as Page<never>;
        yield* page.items;
        next = page.next;
      }
    },
  });
  const { requests, log, sleeps } = host;
  return { client, session, requests, log, sleeps };
}

/** Runs a call on a new client. */
export function run<T>(call: Call<T>, respond: Respond): T {
  return syncClient(respond).run(call);
}

/** Runs a call without retries, with a response for each request. Returns its value and its requests. */
export function runWith<T>(call: Call<T>, ...responses: HttpResponse[]) {
  const { run, requests } = syncClient(
    ({ method, path }) => {
      const response = responses.shift();
      if (response === undefined)
        throw new Error(`a request that was not expected: ${method} ${path}`);
      return response;
    },
    { retry: 0 },
  );
  return { value: run(call), requests };
}

/** The request that a call starts with. Throws what the call throws before it. */
export function firstRequest(call: Call<unknown>): TestRequest {
  const { session, requests } = syncClient(() => text(""));
  let failure: unknown;
  session.start(call, (outcome) => {
    failure = "error" in outcome ? outcome.error : undefined;
  });
  if (failure !== undefined) throw failure;
  const [request] = requests;
  session.close(() => {});
  if (request === undefined) throw new Error("the call does not start with a request");
  return request;
}

/** What a function throws. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** A response with JSON. */
export function json(
  body: unknown,
  { status, headers }: { status?: number; headers?: Record<string, string> } = {},
): HttpResponse {
  return text(JSON.stringify(body), status, { "content-type": "application/json", ...headers });
}

/** A response with any body. */
export function text(
  body: string,
  status = 200,
  headers: Record<string, string> = {},
): HttpResponse {
  return { url: `${baseUrl}/1/anything`, status, headers, body };
}
