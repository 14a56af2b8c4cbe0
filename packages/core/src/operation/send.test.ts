import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { json, keys, type Respond, syncClient, thrownBy } from "../../test/host.ts";
import {
  type ConnectionOptions,
  HoneycombConnectionError,
  HoneycombInputError,
  HoneycombNotFoundError,
  HoneycombRateLimitError,
  HoneycombServerError,
  HoneycombTimeoutError,
  invoke,
  operations,
  type RequestHooks,
} from "../index.ts";
import { type HttpResponse, retryableStatuses } from "../transport.ts";
import { writeRequest } from "./invoke.ts";
import { send } from "./send.ts";

const idempotent = writeRequest(operations.listDatasets, {});
const notIdempotent = writeRequest(operations.createDataset, { body: { name: "API" } });
const ok = json([]);
const unavailable = json({ error: "busy" }, { status: 503 });
const lost = (code = "ECONNRESET") => new HoneycombConnectionError("lost", { code });

/** Responses and errors, one for each request. */
function inTurn(...outcomes: (HttpResponse | Error)[]): Respond {
  return () => {
    const outcome = outcomes.shift();
    if (outcome === undefined) throw new Error("a request that was not expected");
    if (outcome instanceof Error) throw outcome;
    return outcome;
  };
}

/** Sends a request to what responds in turn. */
function sendTo(
  outcomes: (HttpResponse | Error)[],
  { request = idempotent, ...options }: ConnectionOptions & { request?: typeof idempotent } = {},
) {
  const { run, log, sleeps } = syncClient(inTurn(...outcomes), options);
  return { act: () => run(send(request)), log, sleeps };
}

beforeEach(() => {
  // Half of the longest delay that jitter allows.
  vi.spyOn(Math, "random").mockReturnValue(0.5);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("send", () => {
  test("returns the response, whatever its status", () => {
    const missing = json({ error: "no such dataset" }, { status: 404 });
    const { act, log, sleeps } = sendTo([missing]);
    expect(act()).toBe(missing);
    expect([log, sleeps]).toEqual([["GET /1/datasets"], []]);
  });

  test.each([...retryableStatuses])("retries an idempotent request after %d", (status) => {
    const { act, log, sleeps } = sendTo([json({}, { status }), json({}, { status }), ok]);
    expect(act()).toBe(ok);
    expect(log).toHaveLength(3);
    expect(sleeps).toEqual([150, 300]);
  });

  test.each([...retryableStatuses].filter((status) => status !== 429))(
    "returns %d of a request that is not idempotent",
    (status) => {
      const failed = json({}, { status });
      const { act, sleeps } = sendTo([failed], { request: notIdempotent });
      expect(act()).toBe(failed);
      expect(sleeps).toEqual([]);
    },
  );

  test.each<[string, HttpResponse | Error, number]>([
    ["429", json({}, { status: 429 }), 150],
    ["503 with Retry-After", json({}, { status: 503, headers: { "retry-after": "7" } }), 7000],
    ["a refused connection", lost("ECONNREFUSED"), 150],
  ])("retries a request that is not idempotent after %s", (_, failed, delay) => {
    const { act, sleeps } = sendTo([failed, ok], { request: notIdempotent });
    expect(act()).toBe(ok);
    expect(sleeps).toEqual([delay]);
  });

  test("throws the last error when the retries are used up", () => {
    const errors = [lost("first"), lost("second"), lost("third")];
    const { act, log } = sendTo([...errors]);
    expect(thrownBy(act)).toBe(errors[2]);
    expect(log).toHaveLength(3);
  });

  test("returns the last response when the retries are used up", () => {
    const last = json({ error: "still busy" }, { status: 503 });
    expect(sendTo([lost(), unavailable, last]).act()).toBe(last);
  });

  test("throws a lost connection of a request that is not idempotent at once", () => {
    const error = lost();
    const { act, log } = sendTo([error], { request: notIdempotent });
    expect(thrownBy(act)).toBe(error);
    expect(log).toHaveLength(1);
  });

  test.each([
    ["a timeout", new HoneycombTimeoutError("no response", { timeout: 5 })],
    ["an error that is not of the connection", new TypeError("a defect")],
  ])("throws %s at once", (_, error) => {
    const { act, log } = sendTo([error]);
    expect(thrownBy(act)).toBe(error);
    expect(log).toHaveLength(1);
  });

  test("sends once with maxRetries 0", () => {
    const { act, log } = sendTo([unavailable], { retry: 0 });
    expect(act()).toBe(unavailable);
    expect(log).toHaveLength(1);
  });

  test("retries as often, and as soon, as the options say", () => {
    const retry = { maxRetries: 4, minDelay: 10, maxDelay: 30 };
    const { act, sleeps } = sendTo(Array(5).fill(unavailable), { retry });
    expect(act()).toBe(unavailable);
    expect(sleeps).toEqual([5, 10, 15, 15]);
  });

  test("waits as long as the response requests", () => {
    const busy = (headers: Record<string, string>) => json({}, { status: 429, headers });
    const after = busy({ "retry-after": "3" });
    const reset = busy({ ratelimit: "limit=100, remaining=0, reset=9" });
    const { act, sleeps } = sendTo([after, reset, ok]);
    expect(act()).toBe(ok);
    expect(sleeps).toEqual([3000, 9000]);
  });

  test("does not wait longer than maxDelay", () => {
    const busy = json({}, { status: 429, headers: { "retry-after": "61" } });
    const { act, sleeps } = sendTo([busy]);
    expect(act()).toBe(busy);
    expect(sleeps).toEqual([]);
  });

  test("uses the request's options before the client's", () => {
    const { client, log } = syncClient(() => unavailable, { retry: 4 });
    expect(() => client.datasets.list({ retry: 1 })).toThrow(HoneycombServerError);
    expect(log).toHaveLength(2);
  });

  test("turns the last response into an error", () => {
    const { client } = syncClient(() => json({ error: "slow down" }, { status: 429 }));
    expect(() => client.datasets.list()).toThrow(HoneycombRateLimitError);
    expect(() => client.datasets.list()).toThrow("listDatasets: 429: slow down");
  });
});

describe("a partial response", () => {
  const rest = { ...notIdempotent, body: "the rest" };

  test("is followed by a request with the rest, as a retry, although it is not idempotent", () => {
    const { run, requests, sleeps } = syncClient(inTurn(ok, ok, ok));
    const remainders = [rest, { ...rest, body: "the last" }, undefined];
    const response = run(send(notIdempotent, { remainder: () => remainders.shift() }));
    expect(response).toBe(ok);
    expect(requests.map(({ body }) => body)).toEqual([notIdempotent.body, "the rest", "the last"]);
    expect(sleeps).toEqual([150, 300]);
  });

  test("is returned when the retries are used up", () => {
    const { run, log } = syncClient(inTurn(ok, ok), { retry: 1 });
    expect(run(send(notIdempotent, { remainder: () => rest }))).toBe(ok);
    expect(log).toHaveLength(2);
  });

  test("counts together with failed attempts, and keeps what was sent last", () => {
    const busy = json({}, { status: 429 });
    const { run, requests } = syncClient(inTurn(ok, busy, ok));
    const remainders = [rest, undefined];
    run(send(notIdempotent, { remainder: () => remainders.shift() }));
    expect(requests.map(({ body }) => body)).toEqual([notIdempotent.body, "the rest", "the rest"]);
  });

  test("of the rest that is lost is not sent again, since Honeycomb may have processed it", () => {
    const error = lost();
    const { run, log } = syncClient(inTurn(ok, error));
    const remainder = () => rest;
    expect(thrownBy(() => run(send(notIdempotent, { remainder })))).toBe(error);
    expect(log).toHaveLength(2);
  });

  test("waits as long as the response requests", () => {
    const partial = json([], { headers: { "retry-after": "4" } });
    const { run, sleeps } = syncClient(inTurn(partial, ok));
    const remainders = [rest, undefined];
    run(send(notIdempotent, { remainder: () => remainders.shift() }));
    expect(sleeps).toEqual([4000]);
  });
});

describe("hooks", () => {
  /** RequestHooks that record their calls. */
  function recorder(name = "") {
    const events: [string, unknown][] = [];
    const record = (hook: string) => (info: unknown) => void events.push([`${name}${hook}`, info]);
    const hooks: RequestHooks = {
      onRequest: record("onRequest"),
      onResponse: record("onResponse"),
      onRetry: record("onRetry"),
    };
    return { events, hooks };
  }

  test("are called for each attempt, response and retry, in order", () => {
    const { events, hooks } = recorder();
    const failed = json(
      {},
      {
        status: 503,
        headers: { "x-request-id": "r-1", ratelimit: "limit=100, remaining=50, reset=60" },
      },
    );
    const error = lost();
    const { run } = syncClient(inTurn(failed, error, ok), hooks);
    run(send(idempotent));
    const request = (attempt: number) => ({
      operation: "listDatasets",
      method: "GET",
      url: "https://api.honeycomb.io/1/datasets",
      headers: { accept: "application/json" },
      attempt,
    });
    const duration = expect.any(Number);
    expect(events).toEqual([
      ["onRequest", request(1)],
      [
        "onResponse",
        {
          request: request(1),
          status: 503,
          headers: failed.headers,
          requestId: "r-1",
          rateLimit: { limit: 100, remaining: 50, reset: 60 },
          duration,
        },
      ],
      // Virtual time does not wait for the 60 seconds of a rate limit that is not used up.
      ["onRetry", { request: request(1), status: 503, error: undefined, delay: 150 }],
      ["onRequest", request(2)],
      ["onRetry", { request: request(2), status: undefined, error, delay: 300 }],
      ["onRequest", request(3)],
      [
        "onResponse",
        {
          request: request(3),
          status: 200,
          headers: ok.headers,
          requestId: undefined,
          rateLimit: undefined,
          duration,
        },
      ],
    ]);
  });

  test("get the duration of the attempt, without the delays between attempts", () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"], now: 0 });
    try {
      const durations: number[] = [];
      const outcomes = [unavailable, ok];
      const { run } = syncClient(
        () => {
          vi.advanceTimersByTime(40);
          return outcomes.shift() as HttpResponse;
        },
        { onResponse: ({ duration }) => durations.push(duration) },
      );
      run(send(idempotent));
      expect(durations).toEqual([40, 40]);
    } finally {
      vi.useRealTimers();
    }
  });

  test("of the client are called before those of the request", () => {
    const [client, request] = [recorder("client "), recorder("request ")];
    const events: string[] = [];
    for (const each of [client, request]) {
      each.events.push = (...items) => events.push(...items.map(([name]) => name));
    }
    const { client: api } = syncClient(inTurn(unavailable, ok), client.hooks);
    api.datasets.list(request.hooks);
    expect(events).toEqual(
      ["onRequest", "onResponse", "onRetry", "onRequest", "onResponse"].flatMap((name) => [
        `client ${name}`,
        `request ${name}`,
      ]),
    );
  });

  test("never see keys, neither in headers nor elsewhere", () => {
    const { events, hooks } = recorder();
    const { client } = syncClient(() => json({}), {
      ...hooks,
      validate: "off",
      headers: { "Proxy-Authorization": "proxy-secret", Cookie: "cookie-secret", "X-Mine": "1" },
    });
    client.datasets.list();
    client.perform(invoke(operations.getV2Auth));
    client.kinesisEvents.create("api", { requestId: "1", timestamp: 1, records: [] });
    expect(events).toHaveLength(6);
    const shown = inspect(events, { depth: 9 });
    for (const secret of [...Object.values(keys), "proxy-secret", "cookie-secret"]) {
      expect(shown).not.toContain(secret);
    }
    expect(shown).toContain("x-mine");
  });

  test.each(["onRequest", "onResponse", "onRetry"] as const)(
    "that throw fail the call: %s",
    (name) => {
      const broken = new Error("broken");
      const { client, log } = syncClient(inTurn(unavailable, ok), {
        [name]: () => {
          throw broken;
        },
      });
      expect(thrownBy(() => client.datasets.list())).toBe(broken);
      expect(log).toHaveLength(name === "onRequest" ? 0 : 1);
    },
  );

  test("are not called for a request that is not valid, and see error responses", () => {
    const { events, hooks } = recorder();
    const { client } = syncClient(() => json({}, { status: 404 }), hooks);
    expect(() => client.datasets.get("")).toThrow(HoneycombInputError);
    expect(events).toEqual([]);
    expect(() => client.datasets.get("api")).toThrow(HoneycombNotFoundError);
    expect(events.map(([name]) => name)).toEqual(["onRequest", "onResponse"]);
  });

  test("can use the client", () => {
    const { client, log } = syncClient(() => ok, {
      onResponse: ({ request }) => {
        if (request.operation === "listDatasets") client.triggers.list("api");
      },
    });
    client.datasets.list();
    expect(log).toEqual(["GET /1/datasets", "GET /1/triggers/api"]);
  });
});
