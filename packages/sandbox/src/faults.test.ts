import { describe, expect, test } from "vitest";
import { request } from "../test/client.ts";
import { createSandbox, type Fault } from "./index.ts";

const url = "https://api.honeycomb.io/1/datasets";
const headers = { "x-honeycomb-team": "test-key" };

describe("a status fault", () => {
  test("responds in Honeycomb's format, for the given number of requests", async () => {
    const sandbox = createSandbox({ faults: [{ status: 503, times: 2 }] });
    const statuses = [];
    for (let index = 0; index < 3; index++) {
      statuses.push((await request(sandbox, "GET", "/1/datasets")).status);
    }
    expect(statuses).toEqual([503, 503, 200]);
    expect(sandbox.faults).toEqual([]);
    sandbox.fail({ status: 500 });
    expect((await request(sandbox, "GET", "/1/datasets")).body).toMatchObject({
      status: 500,
      error: "simulated fault: 500",
    });
    const management = { authorization: "Bearer id:secret" };
    const v2 = await request(sandbox, "GET", "/2/auth", undefined, management);
    expect(v2.body).toMatchObject({ errors: [{ status: "500" }] });
  });

  test("has the given headers and body", async () => {
    const sandbox = createSandbox();
    sandbox.fail({
      status: 429,
      headers: { "retry-after": "7" },
      body: { error: "later" },
      times: 1,
    });
    const limited = await request(sandbox, "GET", "/1/datasets");
    expect(limited).toMatchObject({ status: 429, body: { error: "later" } });
    expect(limited.headers.get("retry-after")).toBe("7");
    expect(limited.headers.get("ratelimit")).toBe("limit=100, remaining=0, reset=1");

    sandbox.fail({
      status: 502,
      headers: { "content-type": "text/html" },
      body: "<h1>Bad gateway",
    });
    const response = await sandbox.fetch(new Request(url, { headers }));
    expect([response.status, await response.text()]).toEqual([502, "<h1>Bad gateway"]);
  });

  test("can be a redirect", async () => {
    const sandbox = createSandbox();
    sandbox.fail({ status: 302, headers: { location: "https://elsewhere.example/" } });
    const { status, headers } = await request(sandbox, "GET", "/1/datasets");
    expect([status, headers.get("location")]).toEqual([302, "https://elsewhere.example/"]);
  });

  test("does not process the request", async () => {
    const sandbox = createSandbox({
      faults: [{ operation: "createDataset", status: 500, times: 1 }],
    });
    await request(sandbox, "POST", "/1/datasets", { name: "api" });
    expect((await request(sandbox, "GET", "/1/datasets")).body).toEqual([]);
  });
});

test("a fault of one operation does not affect others; the first matching fault is used", async () => {
  const sandbox = createSandbox();
  sandbox.faults.push(
    { operation: "getAuth", status: 500 },
    { operation: "listDatasets", status: 503 },
  );
  sandbox.fail({ operation: "getAuth", status: 502 });
  const statuses = [];
  for (const path of ["/1/auth", "/1/datasets", "/1/datasets/nope"]) {
    statuses.push((await request(sandbox, "GET", path)).status);
  }
  expect(statuses).toEqual([500, 503, 404]);
});

describe("a content fault", () => {
  test("responds with half of the JSON", async () => {
    const sandbox = createSandbox({ faults: [{ kind: "invalid-json" }] });
    const response = await sandbox.fetch(new Request("https://x/1/auth", { headers }));
    expect(response.headers.get("content-type")).toBe("application/json");
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  test("responds with an HTML page", async () => {
    const sandbox = createSandbox({ faults: [{ kind: "wrong-content-type" }] });
    const response = await sandbox.fetch(new Request(url, { headers }));
    expect(response.headers.get("content-type")).toContain("text/html");
    expect(await response.text()).toContain("<title>");
  });

  test("processes the request", async () => {
    const sandbox = createSandbox({ faults: [{ kind: "invalid-json", times: 1 }] });
    const body = JSON.stringify({ name: "api" });
    await sandbox.fetch(new Request(url, { method: "POST", headers, body }));
    expect((await request(sandbox, "GET", "/1/datasets")).body).toMatchObject([{ name: "api" }]);
  });
});

/** Clients see the same faults with and without a socket. */
describe.each(["fetch", "listen"] as const)("the connection, by %s", (how) => {
  async function open(fault: Fault) {
    const sandbox = createSandbox({ faults: [fault] });
    const server = how === "listen" ? await sandbox.listen() : undefined;
    const send = (signal?: AbortSignal) =>
      server
        ? fetch(`${server.url}/1/auth`, { headers, signal: signal ?? null })
        : sandbox.fetch(new Request("https://x/1/auth", { headers, signal: signal ?? null }));
    return { sandbox, send };
  }

  test("is closed before a response", async () => {
    const { sandbox, send } = await open({ kind: "cut", times: 1 });
    await expect(send()).rejects.toThrow(new TypeError("fetch failed"));
    expect((await send()).status).toBe(200);
    await sandbox.close();
  });

  test("is closed in the middle of a body", async () => {
    const { sandbox, send } = await open({ kind: "cut", at: "body", times: 1 });
    const response = await send();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(new TypeError("terminated"));
    expect((await send()).status).toBe(200);
    await sandbox.close();
  });

  test("hangs until the client aborts", async () => {
    const { sandbox, send } = await open({ kind: "hang" });
    const response = send(AbortSignal.timeout(50));
    await expect(response).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
    await sandbox.close();
  });

  test("hangs in the middle of a body until the client aborts", async () => {
    const { sandbox, send } = await open({ kind: "hang", at: "body" });
    const response = await send(AbortSignal.timeout(200));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow(
      expect.objectContaining({ name: "TimeoutError" }),
    );
    await sandbox.close();
  });

  test("is closed with the sandbox", async () => {
    const { sandbox, send } = await open({ kind: "hang" });
    const response = send();
    const settled = response.catch((error: unknown) => error);
    await expect.poll(() => sandbox.faults.length).toBe(1);
    await sandbox.close();
    expect(await settled).toBeInstanceOf(TypeError);
  });
});
