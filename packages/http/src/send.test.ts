import { execFileSync } from "node:child_process";
import type { IncomingMessage, RequestListener } from "node:http";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import {
  HoneycombConnectionError,
  type HoneycombError,
  HoneycombResponseError,
  HoneycombTimeoutError,
} from "@honeycomb/core";
import type { HttpRequest, HttpResponse, Outcome } from "@honeycomb/core/transport";
import { describe, expect, test, vi } from "vitest";
import { cutInBody, hang, hangInBody, refusedUrl, respond, serve } from "../test/serve.ts";
import { send } from "./index.ts";

const toRequest = (url: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  operation: "listDatasets",
  method: "GET",
  url: `${url}/1/datasets`,
  headers: { "x-honeycomb-team": "top-secret", accept: "application/json" },
  timeout: 5000,
  maxResponseSize: 1_000_000,
  ...changes,
});
const post: Partial<HttpRequest> = {
  operation: "createDataset",
  method: "POST",
  body: '{"name":"API"}',
};
const elsewhere = "https://api.honeycomb.example";

const outcomeOf = (request: HttpRequest, fetch?: typeof globalThis.fetch) =>
  new Promise<Outcome<HttpResponse>>((resolve) => send(request, resolve, fetch));

async function responseTo(request: HttpRequest, fetch?: typeof globalThis.fetch) {
  const outcome = await outcomeOf(request, fetch);
  if ("error" in outcome) throw outcome.error;
  return outcome.value;
}

async function errorOf(request: HttpRequest, fetch?: typeof globalThis.fetch) {
  const outcome = await outcomeOf(request, fetch);
  expect(outcome).toHaveProperty("error");
  return (outcome as { readonly error: unknown }).error as HoneycombError;
}

describe("a request", () => {
  test("is sent unchanged", async () => {
    const received: Partial<IncomingMessage>[] = [];
    await using server = await serve(async (request, response) => {
      received.push({ method: request.method, url: request.url, headers: request.headers });
      response.end(Buffer.concat(await request.toArray()));
    });
    const { status, body } = await responseTo(toRequest(server.url, post));
    expect({ status, body }).toEqual({ status: 200, body: '{"name":"API"}' });
    expect(received).toMatchObject([
      {
        method: "POST",
        url: "/1/datasets",
        headers: { "x-honeycomb-team": "top-secret", accept: "application/json" },
      },
    ]);
  });

  test("can have a binary body", async () => {
    await using server = await serve(async (request, response) => {
      response.end(Buffer.concat(await request.toArray()).toString("hex"));
    });
    const bytes = new Uint8Array([0, 255, 128]);
    const { body } = await responseTo(toRequest(server.url, { ...post, body: bytes }));
    expect(body).toBe("00ff80");
  });

  test.each([200, 201, 202, 204, 304, 400, 401, 403, 404, 409, 422, 429, 500, 503])(
    "settles with the response, whatever its status, and is sent once: %d",
    async (status) => {
      const body = status === 204 || status === 304 ? "" : '{"error":"é"}';
      await using server = await serve(
        respond(status, body, { "X-Request-Id": "r1", "retry-after": "0" }),
      );
      const response = await responseTo(toRequest(server.url));
      expect(response).toEqual({
        url: `${server.url}/1/datasets`,
        status,
        body,
        headers: expect.objectContaining({ "x-request-id": "r1" }),
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("does not follow redirects, which would send the key to another host", async () => {
    await using other = await serve(respond(200, "[]"));
    await using server = await serve(respond(307, "", { location: `${other.url}/1/datasets` }));
    const response = await responseTo(toRequest(server.url));
    expect(response).toMatchObject({
      status: 307,
      headers: { location: `${other.url}/1/datasets` },
    });
    expect(other.requests).toEqual([]);
  });

  test("reports 302 when a browser hides the status of a redirect", async () => {
    const hidden = Object.defineProperties(new Response(), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const response = await responseTo(toRequest(elsewhere), async () => hidden);
    expect(response).toMatchObject({ status: 302 });
  });

  test("uses the current global fetch, or the one that is passed", async () => {
    const current = vi.fn<typeof fetch>(async () => new Response("current"));
    vi.stubGlobal("fetch", current);
    expect((await responseTo(toRequest(elsewhere))).body).toBe("current");
    const own = vi.fn<typeof fetch>(async (...input) => {
      return new Response(await new Request(...input).text());
    });
    const { body } = await responseTo(toRequest(elsewhere, post), own);
    expect(body).toBe('{"name":"API"}');
    expect(current).toHaveBeenCalledTimes(1);
    const [request] = own.mock.lastCall as [Request];
    expect(request).toMatchObject({ url: `${elsewhere}/1/datasets`, method: "POST" });
    expect(request.redirect).toBe("manual");
    expect(request.headers.get("x-honeycomb-team")).toBe("top-secret");
  });

  test("doesn't interfere with others", async () => {
    await using server = await serve((request, response) => {
      // The last response comes first.
      const delay = 50 - Number(request.url?.slice(1));
      setTimeout(() => response.end(request.url), delay);
    });
    const paths = Array.from({ length: 50 }, (_, index) => `/${index}`);
    const responses = await Promise.all(
      paths.map((path) => responseTo({ ...toRequest(""), url: server.url + path })),
    );
    expect(responses.map(({ body }) => body)).toEqual(paths);
  });
});

test.each([600, 999])("a response can have a status that HTTP doesn't have: %d", async (status) => {
  await using server = await serve(respond(status, "odd"));
  expect(await responseTo(toRequest(server.url))).toMatchObject({ status, body: "odd" });
});

describe("maxResponseSize", () => {
  const body = "é".repeat(50_000);
  const size = 100_000;
  const endless: RequestListener = (_, response) => {
    response.writeHead(200, { "x-request-id": "r1" });
    const write = () => {
      while (response.write("0".repeat(10_000)));
    };
    response.on("drain", write);
    write();
  };
  const servers: Record<string, RequestListener> = {
    "with a length": respond(200, body),
    "in parts": (_, response) => {
      response.write(body.slice(0, 7));
      response.end(body.slice(7));
    },
    compressed: (_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(body));
    },
    "that starts with a byte order mark": respond(200, `\ufeff${body.slice(2)}`),
  };

  test.each(Object.entries(servers))("allows a response of that size: %s", async (_, listener) => {
    await using server = await serve(listener);
    const response = await responseTo(toRequest(server.url, { maxResponseSize: size }));
    expect(response.body.replaceAll("é", "")).toBe("");
  });

  test.each(Object.entries(servers))("rejects a larger response: %s", async (_, listener) => {
    await using server = await serve(listener);
    const error = await errorOf(toRequest(server.url, { maxResponseSize: size - 2 }));
    expect(error).toBeInstanceOf(HoneycombResponseError);
    expect(error).toMatchObject({ operation: "listDatasets", status: 200, body: undefined });
    expect(error.message).toBe(
      `listDatasets: the response (200) is larger than maxResponseSize, ${size - 2} bytes`,
    );
  });

  test("closes the connection as soon as a response exceeds it", async () => {
    const closed = Promise.withResolvers<void>();
    await using server = await serve((request, response) => {
      response.on("close", closed.resolve);
      endless(request, response);
    });
    const error = await errorOf(toRequest(server.url, { maxResponseSize: size }));
    await closed.promise;
    expect(error).toMatchObject({ name: "HoneycombResponseError", requestId: "r1" });
  });
});

describe("a timeout", () => {
  test.each([
    ["before the response", hang],
    ["within its body", hangInBody],
  ])("%s is an error, and closes the connection", async (_, hanging) => {
    const closed = Promise.withResolvers<void>();
    await using server = await serve((request, response) => {
      response.on("close", closed.resolve);
      hanging(request, response);
    });
    const error = await errorOf(toRequest(server.url, { timeout: 40 }));
    expect(error).toBeInstanceOf(HoneycombTimeoutError);
    expect(error).toMatchObject({
      message: `listDatasets: no response within 40 ms (GET ${server.url}/1/datasets)`,
      operation: "listDatasets",
      timeout: 40,
    });
    expect(error.cause).toBeUndefined();
    await closed.promise;
    expect(server.requests).toHaveLength(1);
  });
});

describe("cancelling", () => {
  test("immediately sends nothing and never settles", async () => {
    await using server = await serve(respond(200));
    const settle = vi.fn();
    send(toRequest(server.url, post), settle)();
    // A later request would have come second.
    await responseTo(toRequest(server.url));
    expect(server.requests).toEqual(["GET /1/datasets"]);
    expect(settle).not.toHaveBeenCalled();
  });

  test.each([
    ["before the response", hang],
    ["within its body", hangInBody],
  ])("%s closes the connection and never settles", async (_, hanging) => {
    const arrived = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    await using server = await serve((request, response) => {
      response.on("close", closed.resolve);
      hanging(request, response);
      arrived.resolve();
    });
    const settle = vi.fn();
    const cancel = send(toRequest(server.url), settle);
    await arrived.promise;
    cancel();
    await closed.promise;
    expect(settle).not.toHaveBeenCalled();
  });

  test("does nothing once there is a response", async () => {
    await using server = await serve(respond(200, "[]"));
    const settle = vi.fn<(outcome: Outcome<HttpResponse>) => void>();
    const cancel = send(toRequest(server.url), settle);
    await vi.waitFor(() => expect(settle).toHaveBeenCalled());
    cancel();
    await responseTo(toRequest(server.url));
    expect(settle.mock.calls).toEqual([[{ value: expect.objectContaining({ body: "[]" }) }]]);
  });
});

describe("a connection error", () => {
  test("says that the connection was refused", async () => {
    const url = await refusedUrl();
    const error = await errorOf(toRequest(url));
    expect(error).toBeInstanceOf(HoneycombConnectionError);
    expect(error).toMatchObject({
      message: `listDatasets: the connection failed: ECONNREFUSED (GET ${url}/1/datasets)`,
      operation: "listDatasets",
      code: "ECONNREFUSED",
    });
    expect(error.cause).toBeInstanceOf(TypeError);
    expect((error.cause as Error).cause).toMatchObject({
      code: "ECONNREFUSED",
      syscall: "connect",
    });
  });

  test("has a code when each of a host's addresses fails", async () => {
    const { port } = new URL(await refusedUrl());
    const error = await errorOf(toRequest(`http://localhost:${port}`));
    expect(error).toMatchObject({ code: "ECONNREFUSED" });
    const each = ["::1", "127.0.0.1"].map((address) =>
      Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: "ECONNREFUSED" }),
    );
    const failed = new TypeError("fetch failed", { cause: new AggregateError(each) });
    const other = await errorOf(toRequest(elsewhere), () => Promise.reject(failed));
    expect(other).toMatchObject({ code: "ECONNREFUSED", cause: failed });
  });

  test("says that the connection was closed before the response", async () => {
    await using server = await serve((request) => request.destroy());
    const error = await errorOf(toRequest(server.url));
    expect(error).toMatchObject({
      name: "HoneycombConnectionError",
      code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
    });
    expect(server.requests).toHaveLength(1);
  });

  test("says that the connection was closed within the body", async () => {
    await using server = await serve(cutInBody);
    const error = await errorOf(toRequest(server.url));
    expect(error).toMatchObject({ name: "HoneycombConnectionError", code: "UND_ERR_SOCKET" });
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(server.requests).toHaveLength(1);
  });

  test("says that the response is not HTTP", async () => {
    await using server = await serve((request) => void request.socket.end("SSH-2.0-OpenSSH\r\n"));
    const error = await errorOf(toRequest(server.url));
    expect(error.name).toBe("HoneycombConnectionError");
    expect(error.message).toContain("Response does not match the HTTP/1.1 protocol");
  });

  test.each([
    [407, "ERR_PROXY_REJECTED"],
    [502, "ERR_PROXY_FAILED"],
  ])("names the proxy that responds with %d, without its password", async (status, code) => {
    // undici's error.
    const cause = Object.assign(
      new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`),
      { name: "AbortError", code: "UND_ERR_ABORTED" },
    );
    const failed = new TypeError("fetch failed", { cause });
    vi.stubEnv("https_proxy", "http://me:top-secret@proxy.example:3128");
    const error = await errorOf(toRequest(elsewhere), () => Promise.reject(failed));
    expect(error).toMatchObject({
      message: `listDatasets: the connection failed: the proxy proxy.example:3128 responded with status ${status} (GET ${elsewhere}/1/datasets)`,
      code,
    });
  });

  test("says that fetch blocks the port", async () => {
    const error = await errorOf(toRequest("http://127.0.0.1:6666"));
    expect(error).toMatchObject({
      message:
        "listDatasets: the connection failed: fetch doesn't connect to port 6666 (GET http://127.0.0.1:6666/1/datasets)",
      code: "ERR_BLOCKED_PORT",
    });
  });

  test("has the message of a fetch without codes", async () => {
    const cause = new TypeError("Failed to fetch");
    const error = await errorOf(toRequest(elsewhere), () => Promise.reject(cause));
    expect(error).toMatchObject({
      name: "HoneycombConnectionError",
      message: `listDatasets: the connection failed: Failed to fetch (GET ${elsewhere}/1/datasets)`,
      code: undefined,
      cause,
    });
  });

  test.each([["a word"], [undefined], [new RangeError("own")]])(
    "has what a fetch throws as its cause: %o",
    async (thrown) => {
      const error = await errorOf(toRequest(elsewhere, post), () => {
        throw thrown;
      });
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(error.cause).toBe(thrown);
    },
  );
});

describe("no key is in", () => {
  const headers = { "x-honeycomb-team": "top-secret", authorization: "Bearer id:top-secret" };
  const failing = {
    "a timeout": async () => {
      await using server = await serve(hang);
      return await errorOf(toRequest(server.url, { headers, timeout: 20 }));
    },
    "a timeout within the body": async () => {
      await using server = await serve(hangInBody);
      return await errorOf(toRequest(server.url, { headers, timeout: 20 }));
    },
    "a refused connection": async () => await errorOf(toRequest(await refusedUrl(), { headers })),
    "a cut connection": async () => {
      await using server = await serve(cutInBody);
      return await errorOf(toRequest(server.url, { headers }));
    },
    "TLS with a server that doesn't support it": async () => {
      await using server = await serve(respond(200));
      return await errorOf(toRequest(server.url.replace("http:", "https:"), { headers }));
    },
    "a response that is not HTTP": async () => {
      await using server = await serve((request) => void request.socket.end("nonsense\r\n\r\n"));
      return await errorOf(toRequest(server.url, { headers }));
    },
    "a failure of another fetch": async () => {
      const fetch = () => Promise.reject(new TypeError("fetch failed"));
      return await errorOf(toRequest(elsewhere, { headers }), fetch);
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

test("importing the package doesn't load the platform's fetch, which is slow", () => {
  const program = `
    const loaded = () => process.moduleLoadList.some((name) => name.includes("undici"));
    await import(${JSON.stringify(import.meta.resolve("./index.ts"))});
    console.log(loaded());
    new Request("${elsewhere}");
    console.log(loaded());
  `;
  const flags = ["--conditions=@honeycomb/source", "--input-type=module"];
  const output = execFileSync(process.execPath, [...flags, "--eval", program], {
    encoding: "utf8",
  });
  expect(output).toBe("false\ntrue\n");
});
