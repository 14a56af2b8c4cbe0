import { HoneycombClient, type HoneycombClientOptions } from "@honeycomb/async";
import { createSandbox, type SandboxOptions } from "@honeycomb/sandbox";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createApp } from "../src/app.ts";

const apiKey = "a-key-to-keep";

/** Creates the app, a client of the same sandbox, and the sandbox. */
function setUp(options: SandboxOptions = {}, clientOptions: Partial<HoneycombClientOptions> = {}) {
  const sandbox = createSandbox({ apiKeys: [apiKey], ...options });
  const client = new HoneycombClient({
    apiKey,
    retry: 0,
    fetch: (input, init) => sandbox.fetch(new Request(input, init)),
    ...clientOptions,
  });
  onTestFinished(async () => {
    await client.close();
    await sandbox.close();
  });
  return { app: createApp(client), client, sandbox };
}

describe("a response", () => {
  it("GET /datasets has names and slugs", async () => {
    const { app, client } = setUp();
    await client.datasets.create({ name: "Web Shop" });

    const response = await app.request("/datasets");

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual([{ name: "Web Shop", slug: "web-shop" }]);
  });

  it("GET /triggers/:dataset has ids and names", async () => {
    const { app, client } = setUp();
    await client.datasets.create({ name: "shop" });
    const { id } = await client.triggers.create("shop", {
      name: "Errors",
      query: { calculations: [{ op: "COUNT" }], time_range: 900 },
      threshold: { op: ">", value: 10 },
    });

    const response = await app.request("/triggers/shop");

    expect(await response.json()).toEqual([{ id, name: "Errors" }]);
  });

  it("GET /slos/:dataset has ids and names", async () => {
    const { app, client } = setUp();
    await client.datasets.create({ name: "shop" });
    await client.calculatedFields.create("shop", { alias: "ok", expression: "BOOL(1)" });
    const { id } = await client.slos.create("shop", {
      name: "Requests succeed",
      sli: { alias: "ok" },
      time_period_days: 30,
      target_per_million: 999_000,
    });

    const response = await app.request("/slos/shop");

    expect(await response.json()).toEqual([{ id, name: "Requests succeed" }]);
  });

  it("GET / is a page that escapes names", async () => {
    const { app, client } = setUp();
    await client.datasets.create({ name: "<script>alert(1)</script>" });

    const response = await app.request("/");
    const page = await response.text();

    expect(response.headers.get("content-type")).toContain("text/html");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script>");
  });

  it("GET / says when there are no datasets", async () => {
    const { app } = setUp();

    expect(await (await app.request("/")).text()).toContain("There are no datasets yet.");
  });
});

describe("an error", () => {
  /** Returns the response, and what the server logs. */
  async function request(app: ReturnType<typeof createApp>, path: string) {
    const log = vi.spyOn(console, "error").mockReturnValue();
    onTestFinished(() => log.mockRestore());
    const response = await app.request(path);
    return { response, body: await response.text(), log: log.mock.calls.flat().join(" ") };
  }

  it("is 404 for a dataset that doesn't exist", async () => {
    const { app } = setUp();

    const { response, body } = await request(app, "/triggers/nowhere");

    expect(response.status).toBe(404);
    expect(JSON.parse(body)).toEqual({ error: "Honeycomb has no such dataset." });
  });

  it("is 404 for an unknown path", async () => {
    const { app } = setUp();

    const { response, body } = await request(app, "/nothing");

    expect(response.status).toBe(404);
    expect(JSON.parse(body)).toEqual({ error: "There is no GET /nothing." });
  });

  it("is 400 for an invalid slug", async () => {
    const { app } = setUp();

    const { response, body } = await request(app, "/triggers/%2E%2E%2E");

    expect(response.status).toBe(400);
    expect(JSON.parse(body).error).toContain("datasetSlug");
  });

  it.each([
    { fault: { status: 401 }, status: 502, error: "Honeycomb rejected this server's key." },
    { fault: { status: 403 }, status: 502, error: "Honeycomb rejected this server's key." },
    { fault: { status: 500 }, status: 502, error: "Honeycomb returned an error." },
    { fault: { kind: "invalid-json" }, status: 502, error: "Honeycomb returned an error." },
    { fault: { kind: "cut" }, status: 502, error: "Honeycomb can't be reached." },
    { fault: { kind: "hang" }, status: 504, error: "Honeycomb did not respond in time." },
  ] as const)("is $status when Honeycomb does this: $fault", async ({ fault, status, error }) => {
    const { app } = setUp({ faults: [fault] }, { timeout: status === 504 ? 50 : undefined });

    const { response, body, log } = await request(app, "/datasets");

    expect(response.status).toBe(status);
    expect(JSON.parse(body)).toEqual({ error });
    expect(log).toMatch(/^\d+ \/datasets: Honeycomb\w+Error: listDatasets/);
    expect(body + log).not.toContain(apiKey);
  });

  it("is 503 with Retry-After when Honeycomb limits requests", async () => {
    const { app } = setUp({ faults: [{ status: 429, headers: { "retry-after": "7" } }] });

    const { response } = await request(app, "/datasets");

    expect(response.status).toBe(503);
    expect(response.headers.get("retry-after")).toBe("7");
  });

  it.each([
    ["a day", "86400", "86400"],
    ["a fraction of a second", "0.2", "1"],
    ["more than a day", "86401", null],
    ["forever", `1${"0".repeat(23)}`, null],
    ["infinitely long", "9".repeat(400), null],
    ["a word", "later", "1"], // From the header `RateLimit`.
  ])("has a sensible Retry-After when Honeycomb asks to wait %s", async (_, asked, sent) => {
    const { app } = setUp({ faults: [{ status: 429, headers: { "retry-after": asked } }] });

    const { response } = await request(app, "/datasets");

    expect(response.headers.get("retry-after")).toBe(sent);
  });

  it.each([400, 401, 403, 404, 409, 422, 429, 500, 503])(
    "contains nothing of Honeycomb's response with status %d, and the log is one line without the key",
    async (status) => {
      const error = `the key "${apiKey}" is <b>bad</b>\n500 /forged:\u001b[31m line`;
      const body = { error, detail: error, type_detail: [{ field: apiKey, description: error }] };
      for (const path of ["/", "/datasets"]) {
        const { app } = setUp({ faults: [{ status, body }] });

        const { body: shown, log } = await request(app, path);

        expect(shown).not.toMatch(/bad|forged/);
        expect(shown + log).not.toContain(apiKey);
        expect(log).not.toMatch(/\p{Cc}/u);
      }
    },
  );

  it("is a page when a page is requested", async () => {
    const { app } = setUp({ faults: [{ status: 500 }] });

    const { response, body } = await request(app, "/");

    expect(response.status).toBe(502);
    expect(body).toContain('<p role="alert">Honeycomb returned an error.</p>');
  });

  it("is 500 for a bug, whose stack is logged and not in the response", async () => {
    const { app, client } = setUp({ faults: [{ status: 500, body: `quotes ${apiKey}` }] });
    app.get("/bug", async () => {
      const cause = await client.datasets.list().catch((error: unknown) => error);
      throw new TypeError("secret detail", { cause });
    });

    const { response, body, log } = await request(app, "/bug");

    expect(response.status).toBe(500);
    expect(JSON.parse(body)).toEqual({ error: "This server failed." });
    expect(log).toMatch(/^500 \/bug: TypeError: secret detail\n +at .*app\.test\.ts/);
    expect(log).not.toMatch(/quotes/);
  });
});

it("aborts calls to Honeycomb when the visitor aborts the request", async () => {
  const received = Promise.withResolvers<AbortSignal>();
  const { app } = setUp(
    {},
    {
      fetch: (input, init) => {
        const { signal } = new Request(input, init);
        received.resolve(signal);
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        });
      },
    },
  );
  const visitor = new AbortController();

  const response = app.request("/datasets", { signal: visitor.signal });
  const upstream = await received.promise;
  visitor.abort();
  await response;

  expect(upstream.aborted).toBe(true);
});
