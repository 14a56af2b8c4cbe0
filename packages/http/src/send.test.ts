import type { IncomingMessage } from "node:http";
import { inspect } from "node:util";
import {
  HoneycombAbortError,
  HoneycombConnectionError,
  type HoneycombError,
  HoneycombTimeoutError,
  type HttpRequest,
} from "@honeycomb/core";
import { afterEach, describe, expect, test, vi } from "vitest";
import { answer, cutInBody, hang, hangInBody, refusedUrl, serve } from "../test/serve.ts";
import { createSender, type RequestInfo, type ResponseInfo, type RetryInfo } from "./index.ts";

const retry = { limit: 2, repeatable: true, minDelay: 0, maxDelay: 60_000 };
const toRequest = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  operation: "listDatasets",
  method: "GET",
  url: `${url}/1/datasets`,
  headers: { "x-honeycomb-team": "top-secret", accept: "application/json" },
  timeout: 5000,
  retry,
  ...changes,
});
const post: Partial<HttpRequest> = {
  operation: "createDataset",
  method: "POST",
  body: '{"name":"API"}',
  retry: { ...retry, repeatable: false },
};
const send = createSender();
/** What a promise is rejected with. */
const failureOf = async (promise: Promise<unknown>): Promise<HoneycombError> => {
  const [{ status, reason } = { status: "", reason: undefined }] = (await Promise.allSettled([
    promise,
  ])) as PromiseRejectedResult[];
  expect(status).toBe("rejected");
  return reason;
};

afterEach(() => {
  vi.useRealTimers();
});

describe("sends a request", () => {
  test("as it is given", async () => {
    const received: Partial<IncomingMessage>[] = [];
    await using server = await serve(async (request, response) => {
      received.push({ method: request.method, url: request.url, headers: request.headers });
      response.end(Buffer.concat(await request.toArray()));
    });
    const { status, body } = await send(toRequest(server.url, post));
    expect({ status, body }).toEqual({ status: 200, body: '{"name":"API"}' });
    expect(received).toMatchObject([
      {
        method: "POST",
        url: "/1/datasets",
        headers: { "x-honeycomb-team": "top-secret", accept: "application/json" },
      },
    ]);
  });

  test("with a body of bytes", async () => {
    await using server = await serve(async (request, response) => {
      response.end(Buffer.concat(await request.toArray()).toString("hex"));
    });
    const bytes = new Uint8Array([0, 255, 128]);
    expect((await send(toRequest(server.url, { ...post, body: bytes }))).body).toBe("00ff80");
  });

  test.each([200, 201, 202, 204, 304, 400, 401, 403, 404, 409, 422])(
    "and gives the answer, whatever its status: %d",
    async (status) => {
      const body = status === 204 || status === 304 ? "" : '{"error":"é"}';
      await using server = await serve(answer(status, body, { "X-Request-Id": "r1" }));
      const response = await send(toRequest(server.url));
      expect(response).toMatchObject({ status, body, headers: { "x-request-id": "r1" } });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("and follows no redirect, since the key would go along", async () => {
    await using other = await serve(answer(200, "[]"));
    await using server = await serve(answer(307, "", { location: `${other.url}/1/datasets` }));
    const response = await send(toRequest(server.url));
    expect(response).toMatchObject({
      status: 307,
      headers: { location: `${other.url}/1/datasets` },
    });
    expect(other.requests).toEqual([]);
  });

  test("with the platform's fetch of the moment, or with one that is given", async () => {
    const other = vi.fn<typeof fetch>(async () => new Response("other"));
    vi.stubGlobal("fetch", other);
    expect((await send(toRequest("https://api.honeycomb.io"))).body).toBe("other");
    const own = vi.fn<typeof fetch>(
      async (request) => new Response(await (request as Request).text()),
    );
    const { body } = await createSender({ fetch: own })(
      toRequest("https://api.honeycomb.io", post),
    );
    expect(body).toBe('{"name":"API"}');
    expect(other).toHaveBeenCalledTimes(1);
    const [request] = own.mock.lastCall as [Request];
    expect(request).toMatchObject({ url: "https://api.honeycomb.io/1/datasets", method: "POST" });
    expect(request.redirect).toBe("manual");
    expect(request.headers.get("x-honeycomb-team")).toBe("top-secret");
  });

  test("and calls what a browser hides a redirect", async () => {
    const hidden = Object.defineProperties(new Response(), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const inBrowser = createSender({ fetch: async () => hidden });
    expect(await inBrowser(toRequest("https://api.honeycomb.io"))).toMatchObject({ status: 302 });
  });
});

describe("tries again", () => {
  test("until it succeeds", async () => {
    await using server = await serve(answer(503), answer(500), answer(200, "[]"));
    expect(await send(toRequest(server.url))).toMatchObject({ status: 200, body: "[]" });
    expect(server.requests).toHaveLength(3);
  });

  test("as often as it may, and then gives the last answer", async () => {
    await using server = await serve(answer(500, "1"), answer(502, "2"), answer(503, "3"));
    expect(await send(toRequest(server.url))).toMatchObject({ status: 503, body: "3" });
    expect(server.requests).toHaveLength(3);
  });

  test("not at all, where the limit is 0", async () => {
    await using server = await serve(answer(503), answer(200));
    const once = { retry: { ...retry, limit: 0 } };
    expect(await send(toRequest(server.url, once))).toMatchObject({ status: 503 });
    expect(server.requests).toHaveLength(1);
  });

  test("not what Honeycomb may have taken already", async () => {
    await using server = await serve(answer(500), answer(200));
    expect(await send(toRequest(server.url, post))).toMatchObject({ status: 500 });
    expect(server.requests).toEqual(["POST /1/datasets"]);
  });

  test("what it has surely not taken, with the whole body", async () => {
    const bodies: string[] = [];
    await using server = await serve(async (request, response) => {
      bodies.push(Buffer.concat(await request.toArray()).toString());
      response.writeHead(bodies.length === 1 ? 429 : 201, { "retry-after": "0" }).end();
    });
    expect(await send(toRequest(server.url, post))).toMatchObject({ status: 201 });
    expect(bodies).toEqual(['{"name":"API"}', '{"name":"API"}']);
  });

  test("after the body was cut, where that does no harm", async () => {
    await using server = await serve(cutInBody, answer(200, "[]"));
    expect(await send(toRequest(server.url))).toMatchObject({ status: 200, body: "[]" });
    expect(server.requests).toHaveLength(2);
    await using other = await serve(cutInBody, answer(200, "{}"));
    expect(await failureOf(send(toRequest(other.url, post)))).toBeInstanceOf(
      HoneycombConnectionError,
    );
    expect(other.requests).toHaveLength(1);
  });

  test("a connection that was refused, whatever was to be sent", async () => {
    const url = await refusedUrl();
    for (const changes of [{}, post]) {
      const onRequest = vi.fn();
      const error = await failureOf(
        createSender({ hooks: { onRequest } })(toRequest(url, changes)),
      );
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(onRequest).toHaveBeenCalledTimes(3);
    }
  });

  test("not after a timeout: ending late is worse than not ending well", async () => {
    await using server = await serve(hang);
    const error = await failureOf(send(toRequest(server.url, { timeout: 30 })));
    expect(error).toBeInstanceOf(HoneycombTimeoutError);
    expect(server.requests).toHaveLength(1);
  });
});

describe("waits before it tries again", () => {
  /** Sends with a clock of ours, and tells the times of its attempts. */
  async function attempts(first: Response, policy: Partial<HttpRequest["retry"]> = {}) {
    vi.useFakeTimers();
    const times: number[] = [];
    const start = Date.now();
    const responses = [first, new Response("[]")];
    const sent = createSender({
      fetch: async () => {
        times.push(Date.now() - start);
        return responses.shift() as Response;
      },
    })(toRequest("https://api.honeycomb.io", { retry: { ...retry, ...policy } }));
    await vi.runAllTimersAsync();
    return { times, status: (await sent).status };
  }
  const refusing = (headers: Record<string, string>) => new Response("", { status: 429, headers });

  test("as long as Retry-After asks, in seconds or by date", async () => {
    expect(await attempts(refusing({ "retry-after": "30" }))).toEqual({
      times: [0, 30_000],
      status: 200,
    });
    vi.setSystemTime(Date.UTC(2026, 0, 1));
    const date = new Date(Date.now() + 45_000).toUTCString();
    expect((await attempts(refusing({ "retry-after": date }))).times).toEqual([0, 45_000]);
  });

  test("until RateLimit's window starts anew", async () => {
    const headers = { ratelimit: "limit=100, remaining=0, reset=12" };
    expect((await attempts(refusing(headers))).times).toEqual([0, 12_000]);
  });

  test("not longer than it may: then the answer is the end", async () => {
    const long = refusing({ "retry-after": "61" });
    expect(await attempts(long)).toEqual({ times: [0], status: 429 });
  });

  test("a random time up to minDelay, where nothing is asked", async () => {
    vi.spyOn(Math, "random").mockReturnValueOnce(0.5);
    const policy = { minDelay: 300 };
    expect((await attempts(new Response("", { status: 500 }), policy)).times).toEqual([0, 150]);
  });
});

describe("has a timeout for each attempt", () => {
  test.each([
    ["before the answer", hang],
    ["within its body", hangInBody],
  ])("that ends it %s, and the connection with it", async (_, hanging) => {
    const closed = Promise.withResolvers<void>();
    await using server = await serve((request, response) => {
      response.on("close", closed.resolve);
      hanging(request, response);
    });
    const url = `${server.url}/1/datasets`;
    const error = await failureOf(send(toRequest(server.url, { timeout: 40 })));
    expect(error).toBeInstanceOf(HoneycombTimeoutError);
    expect(error).toMatchObject({
      message: `listDatasets: no answer within 40 ms (GET ${url})`,
      operation: "listDatasets",
      timeout: 40,
    });
    await closed.promise;
  });

  test("that starts anew", async () => {
    const slow = (status: number) => (_: unknown, response: Parameters<typeof hang>[1]) => {
      setTimeout(() => response.writeHead(status).end("[]"), 60);
    };
    await using server = await serve(slow(503), slow(503), slow(200));
    // Three attempts of 60 ms, each within its 150.
    expect(await send(toRequest(server.url, { timeout: 150 }))).toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(3);
  });
});

describe("is aborted by its signal", () => {
  const reason = new Error("the user left");

  test("before it sends anything", async () => {
    await using server = await serve(answer(200));
    const error = await failureOf(send(toRequest(server.url), AbortSignal.abort(reason)));
    expect(error).toBeInstanceOf(HoneycombAbortError);
    expect(error).toMatchObject({
      message: "listDatasets was aborted",
      operation: "listDatasets",
      cause: reason,
    });
    expect(server.requests).toEqual([]);
  });

  test.each([
    ["while it waits for the answer", hang],
    ["while it reads the body", hangInBody],
  ])("%s, and the connection with it", async (_, hanging) => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    await using server = await serve((request, response) => {
      response.on("close", closed.resolve);
      hanging(request, response);
      setTimeout(() => controller.abort(reason), 20);
    });
    const error = await failureOf(send(toRequest(server.url), controller.signal));
    expect(error).toBeInstanceOf(HoneycombAbortError);
    expect(error.cause).toBe(reason);
    await closed.promise;
    expect(server.requests).toHaveLength(1);
  });

  test("while it waits to try again", async () => {
    const controller = new AbortController();
    await using server = await serve(answer(429, "", { "retry-after": "60" }));
    const patient = createSender({ hooks: { onRetry: () => controller.abort(reason) } });
    const error = await failureOf(patient(toRequest(server.url), controller.signal));
    expect(error).toBeInstanceOf(HoneycombAbortError);
    expect(error.cause).toBe(reason);
    expect(server.requests).toHaveLength(1);
  });

  test("but keeps an answer that is whole", async () => {
    const controller = new AbortController();
    await using server = await serve(answer(404, "{}"));
    const late = createSender({ hooks: { onResponse: () => controller.abort(reason) } });
    expect(await late(toRequest(server.url), controller.signal)).toMatchObject({ status: 404 });
  });
});

describe("says how a connection failed", () => {
  test("refused", async () => {
    const url = await refusedUrl();
    const error = await failureOf(send(toRequest(url)));
    expect(error).toBeInstanceOf(HoneycombConnectionError);
    expect(error).toMatchObject({
      message: `listDatasets: no connection, or it was lost: ECONNREFUSED (GET ${url}/1/datasets)`,
      operation: "listDatasets",
      code: "ECONNREFUSED",
    });
    expect(error.cause).toBeInstanceOf(TypeError);
    expect((error.cause as Error).cause).toMatchObject({
      code: "ECONNREFUSED",
      syscall: "connect",
    });
  });

  test("refused at each of a host's addresses", async () => {
    const { port } = new URL(await refusedUrl());
    const error = await failureOf(send(toRequest(`http://localhost:${port}`)));
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
  });

  test("closed before the answer", async () => {
    await using server = await serve((request) => request.destroy());
    const error = await failureOf(send(toRequest(server.url)));
    expect(error).toMatchObject({
      name: "HoneycombConnectionError",
      code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
    });
    expect(server.requests).toHaveLength(3);
  });

  test("cut in the middle of the body", async () => {
    await using server = await serve(cutInBody);
    const error = await failureOf(send(toRequest(server.url)));
    expect(error).toMatchObject({ name: "HoneycombConnectionError", code: "UND_ERR_SOCKET" });
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(server.requests).toHaveLength(3);
  });

  test("not HTTP", async () => {
    await using server = await serve((request) => void request.socket.end("SSH-2.0-OpenSSH\r\n"));
    const error = await failureOf(send(toRequest(server.url)));
    expect(error.name).toBe("HoneycombConnectionError");
    expect(error.message).toContain("Response does not match the HTTP/1.1 protocol");
  });

  test("in a fetch that has no codes", async () => {
    const cause = new TypeError("Failed to fetch");
    const inBrowser = createSender({ fetch: () => Promise.reject(cause) });
    const error = await failureOf(inBrowser(toRequest("https://api.honeycomb.io")));
    expect(error).toMatchObject({
      name: "HoneycombConnectionError",
      message:
        "listDatasets: no connection, or it was lost: Failed to fetch (GET https://api.honeycomb.io/1/datasets)",
      code: undefined,
      cause,
    });
  });

  test.each([["a word"], [undefined], [new RangeError("own")]])(
    "in a fetch that throws %o",
    async (thrown) => {
      const odd = createSender({
        fetch: () => {
          throw thrown;
        },
      });
      const error = await failureOf(odd(toRequest("https://api.honeycomb.io", post)));
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(error.cause).toBe(thrown);
    },
  );
});

describe("tells its hooks", () => {
  test("of each attempt, each answer and each wait", async () => {
    const told: [string, RequestInfo | ResponseInfo | RetryInfo][] = [];
    const hooks = {
      onRequest: (info: RequestInfo) => told.push(["request", info]),
      onResponse: (info: ResponseInfo) => told.push(["response", info]),
      onRetry: (info: RetryInfo) => told.push(["retry", info]),
    };
    await using server = await serve(
      answer(503, "", { "Retry-After": "0" }),
      cutInBody,
      answer(200, "[]", { "X-Request-Id": "r3" }),
    );
    await createSender({ hooks })(toRequest(server.url));
    const attempt = (attempt: number): RequestInfo => ({
      operation: "listDatasets",
      method: "GET",
      url: `${server.url}/1/datasets`,
      headers: { accept: "application/json" },
      attempt,
    });
    expect(told).toEqual([
      ["request", attempt(1)],
      [
        "response",
        {
          request: attempt(1),
          status: 503,
          headers: expect.objectContaining({ "retry-after": "0" }),
          duration: expect.any(Number),
        },
      ],
      ["retry", { request: attempt(1), status: 503, error: undefined, delay: 0 }],
      ["request", attempt(2)],
      [
        "retry",
        {
          request: attempt(2),
          status: undefined,
          error: expect.any(HoneycombConnectionError),
          delay: 0,
        },
      ],
      ["request", attempt(3)],
      [
        "response",
        {
          request: attempt(3),
          status: 200,
          headers: expect.objectContaining({ "x-request-id": "r3" }),
          duration: expect.any(Number),
        },
      ],
    ]);
    for (const [, info] of told) {
      if ("duration" in info) expect(info.duration).toBeGreaterThanOrEqual(0);
    }
  });

  test("of no wait when there is none", async () => {
    const onRetry = vi.fn();
    await using server = await serve(answer(500));
    await createSender({ hooks: { onRetry } })(toRequest(server.url));
    expect(server.requests).toHaveLength(3);
    expect(onRetry).toHaveBeenCalledTimes(2);
  });

  test("of no key, of whatever kind", async () => {
    const told: unknown[] = [];
    const tell = (info: unknown) => void told.push(info);
    const hooks = { onRequest: tell, onResponse: tell, onRetry: tell };
    await using server = await serve(answer(503), answer(200));
    const headers = {
      "x-honeycomb-team": "top-secret",
      authorization: "Bearer id:top-secret",
      "x-amz-firehose-access-key": "top-secret",
      "proxy-authorization": "Basic top-secret",
      cookie: "session=top-secret",
      "x-mine": "shown",
    };
    await createSender({ hooks })(toRequest(server.url, { headers }));
    expect(told).toHaveLength(5);
    expect(inspect(told, { depth: Infinity })).not.toContain("top-secret");
    expect(inspect(told, { depth: Infinity })).toContain("x-mine");
  });

  test.each(["onRequest", "onResponse", "onRetry"])(
    "and fails as it is, with what %s throws",
    async (name) => {
      const thrown = new Error("the hook's own");
      const hooks = {
        [name]: () => {
          throw thrown;
        },
      };
      await using server = await serve(answer(503));
      expect(await failureOf(createSender({ hooks })(toRequest(server.url)))).toBe(thrown);
      expect(server.requests).toHaveLength(name === "onRequest" ? 0 : 1);
    },
  );
});

describe("shows no key in an error", () => {
  const headers = { "x-honeycomb-team": "top-secret", authorization: "Bearer id:top-secret" };
  const failing = {
    "a timeout": async () => {
      await using server = await serve(hang);
      return await failureOf(send(toRequest(server.url, { headers, timeout: 20 })));
    },
    "a timeout within the body": async () => {
      await using server = await serve(hangInBody);
      return await failureOf(send(toRequest(server.url, { headers, timeout: 20 })));
    },
    "an abort": async () => {
      const signal = AbortSignal.abort();
      return await failureOf(send(toRequest("https://api.honeycomb.io", { headers }), signal));
    },
    "an abort under way": async () => {
      await using server = await serve(hang);
      return await failureOf(send(toRequest(server.url, { headers }), AbortSignal.timeout(20)));
    },
    "a refused connection": async () =>
      await failureOf(send(toRequest(await refusedUrl(), { headers }))),
    "a cut connection": async () => {
      await using server = await serve(cutInBody);
      return await failureOf(send(toRequest(server.url, { headers })));
    },
    "TLS where there is none": async () => {
      await using server = await serve(answer(200));
      const url = server.url.replace("http:", "https:");
      return await failureOf(send(toRequest(url, { headers })));
    },
    "an answer that is no HTTP": async () => {
      await using server = await serve((request) => void request.socket.end("nonsense\r\n\r\n"));
      return await failureOf(send(toRequest(server.url, { headers })));
    },
    "a failure of a fetch of one's own": async () => {
      const sender = createSender({ fetch: () => Promise.reject(new TypeError("fetch failed")) });
      return await failureOf(sender(toRequest("https://api.honeycomb.io", { headers })));
    },
  };

  test.each(Object.entries(failing))("%s", async (_, fail) => {
    const error = await fail();
    expect(error.name).toMatch(/^Honeycomb\w+Error$/);
    const shown = inspect(error, { depth: Infinity, showHidden: true });
    expect(shown).toContain("listDatasets");
    expect(shown).not.toContain("top-secret");
    expect(JSON.stringify(error)).not.toContain("top-secret");
  });
});

test("many at once don't meet", async () => {
  await using server = await serve((request, response) => {
    setTimeout(() => response.end(request.url), Math.random() * 20);
  });
  const urls = Array.from({ length: 50 }, (_, index) => `${server.url}/${index}`);
  const answers = await Promise.all(urls.map((url) => send({ ...toRequest(url), url })));
  expect(answers.map(({ body }) => body)).toEqual(urls.map((url) => new URL(url).pathname));
});
