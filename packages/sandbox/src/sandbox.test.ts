import { afterEach, describe, expect, test, vi } from "vitest";
import { connect, request } from "../test/client.ts";
import { createSandbox } from "./index.ts";

const createRequest = (init?: RequestInit) =>
  new Request("https://api.honeycomb.io/1/datasets", {
    headers: { "x-honeycomb-team": "test-key" },
    ...init,
  });

describe("latency", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("delays each response", async () => {
    vi.useFakeTimers();
    const onResponse = vi.fn();
    void createSandbox({ latency: 100 }).fetch(createRequest()).then(onResponse);
    await vi.advanceTimersByTimeAsync(99);
    expect(onResponse).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(onResponse).toHaveBeenCalledOnce();
  });

  test("can depend on the request", async () => {
    vi.useFakeTimers();
    const latency = ({ method }: Request) => (method === "POST" ? 50 : 0);
    const sandbox = createSandbox({ latency });
    const onResponse = vi.fn();
    void request(sandbox, "POST", "/1/datasets", { name: "slow" }).then(onResponse);
    expect(await request(sandbox, "GET", "/1/datasets")).toMatchObject({ status: 200, body: [] });
    expect(onResponse).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(50);
    expect(onResponse).toHaveBeenCalledOnce();
  });

  test("ends when the request is aborted", async () => {
    const controller = new AbortController();
    const response = createSandbox({ latency: 60_000 }).fetch(
      createRequest({ signal: controller.signal }),
    );
    controller.abort();
    await expect(response).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  });
});

test("reset restores data, seed and faults", async () => {
  const sandbox = createSandbox({ seed: true, faults: [{ status: 503, times: 1 }] });
  const client = connect(sandbox);
  const slugs = async () => (await client.datasets.list()).map(({ slug }) => slug);
  await expect(slugs()).rejects.toThrow("503");
  const seeded = await slugs();
  await client.datasets.create({ name: "own" });
  await client.datasets.delete("payments", { liftProtection: true });
  sandbox.fail({ status: 500 });

  sandbox.reset();
  await expect(slugs()).rejects.toThrow("503");
  expect(await slugs()).toEqual(seeded);
  const { data } = await client.queryResults.run("payments", { time_range: 86_400 });
  expect(data?.results?.[0]?.data?.COUNT).toBeGreaterThan(0);
});

test("a closed sandbox rejects requests, also pending ones", async () => {
  const sandbox = createSandbox({ latency: 60_000 });
  const waiting = sandbox.fetch(createRequest());
  await sandbox.close();
  await expect(waiting).rejects.toThrow("The sandbox is closed");
  await expect(sandbox.fetch(createRequest())).rejects.toThrow("The sandbox is closed");
  await expect(sandbox.listen()).rejects.toThrow("The sandbox is closed");
});

test("sandboxes share nothing", async () => {
  const [one, two] = [createSandbox(), createSandbox()];
  await connect(one).datasets.create({ name: "api" });
  expect(await connect(two).datasets.list()).toEqual([]);
});

test("queries beyond the limit are rejected until the next window", async () => {
  let now = Date.parse("2026-02-03T04:05:06Z");
  const sandbox = createSandbox({
    queryLimit: { limit: 1, seconds: 60 },
    now: () => new Date(now),
  });
  const { body: query } = await request(sandbox, "POST", "/1/queries/__all__", {});
  const start = () => request(sandbox, "POST", "/1/query_results/__all__", { query_id: query.id });
  const started = await start();
  expect(started.status).toBe(201);
  expect(started.headers.get("ratelimit")).toBe("limit=1, remaining=0, reset=60");
  now += 20_000;
  const rejected = await start();
  expect(rejected.status).toBe(429);
  expect(rejected.headers.get("retry-after")).toBe("40");
  now += 40_000;
  expect((await start()).status).toBe(201);
});
