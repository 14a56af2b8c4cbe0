import { gzipSync, zstdCompressSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox, type Sandbox } from "../../index.ts";
import { expandFields } from "./expand.ts";
import { parseTime } from "./time.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");

/** Returns all events of a dataset, grouped by their fields. */
async function read(sandbox: Sandbox, dataset = "api") {
  const client = connect(sandbox);
  const columns = await client.columns.list(dataset);
  const breakdowns = columns.map(({ key_name }) => key_name);
  const { data } = await client.queryResults.run(dataset, {
    breakdowns,
    orders: breakdowns.map((column) => ({ column })),
    granularity: 60,
  });
  return data?.series?.map(({ time, data }) => ({ time, ...data }));
}

describe("one event", () => {
  test("is accepted with the time of its arrival and a sample rate of 1", async () => {
    const sandbox = createSandbox({ now });
    const sent = await request(sandbox, "POST", "/1/events/api", { status: 200 });
    expect(sent).toMatchObject({ status: 200, body: undefined });
    expect(await read(sandbox)).toEqual([{ time: "2026-02-03T04:05:00Z", status: 200, COUNT: 1 }]);
  });

  test("can have a time and a sample rate", async () => {
    const sandbox = createSandbox({ now });
    const body = { status: 200 };
    for (const time of ["2026-02-03T03:00:07Z", String(Date.UTC(2026, 1, 3, 3) / 1000)]) {
      await request(sandbox, "POST", "/1/events/api", body, {
        "x-honeycomb-event-time": time,
        "x-honeycomb-samplerate": "20",
      });
    }
    expect(await read(sandbox)).toEqual([{ time: "2026-02-03T03:00:00Z", status: 200, COUNT: 40 }]);
  });

  test.each([
    ["", "Request body should not be empty."],
    ["{", "Request body is malformed and cannot be read."],
    ["1", "data: must be an object"],
    ["[1]", "data: must be an object"],
    ["{}", "Request body should not be empty."],
  ])("%j is rejected: %s", async (body, error) => {
    const sandbox = createSandbox();
    expect(await request(sandbox, "POST", "/1/events/api", body)).toMatchObject({
      status: 400,
      body: { error },
    });
    expect(await connect(sandbox).datasets.list()).toEqual([]);
  });

  test.each([
    { what: "nested more than 1000 levels deep", body: "[".repeat(100_000) },
    { what: "too large", body: `{"a":"${"é".repeat(500_000)}"}` },
  ])("that is $what is rejected", async ({ what, body }) => {
    expect(await request(createSandbox(), "POST", "/1/events/api", body)).toMatchObject({
      status: 400,
      body: { error: `Request body is ${what}.` },
    });
  });

  test.each([
    [{ "x-honeycomb-samplerate": "0" }, "samplerate: must be a whole number from 1"],
    [{ "x-honeycomb-samplerate": "many" }, "samplerate: must be a whole number from 1"],
    [{ "x-honeycomb-event-time": "noon" }, "time: must be RFC 3339, or seconds since 1970"],
  ])("with %j is rejected: %s", async (headers, error) => {
    const response = await request(createSandbox(), "POST", "/1/events/api", { a: 1 }, headers);
    expect(response).toMatchObject({ status: 400, body: { error } });
  });
});

describe("a batch", () => {
  test("can have 5 MB, in events of up to 1 MB", async () => {
    const event = (size: number) => ({ data: { a: "a".repeat(size - '{"a":""}'.length) } });
    const send = (...sizes: number[]) =>
      request(createSandbox(), "POST", "/1/batch/api", sizes.map(event));
    expect(await send(1_000_000, 1_000_001, 9)).toMatchObject({
      status: 200,
      body: [
        { status: 202 },
        { status: 400, error: "Request body is too large." },
        { status: 202 },
      ],
    });
    expect((await send(999_990, 999_990, 999_990, 999_990, 999_968)).status).toBe(200);
    expect(await send(999_990, 999_990, 999_990, 999_990, 999_990)).toMatchObject({
      status: 400,
      body: { error: "Request body is too large." },
    });
  });

  test("that is nested too deeply is rejected", async () => {
    const body = `[{"data":${'{"a":'.repeat(100_000)}`;
    expect(await request(createSandbox(), "POST", "/1/batch/api", body)).toMatchObject({
      status: 400,
      body: { error: "Request body is nested more than 1000 levels deep." },
    });
  });

  test("is rejected when the dataset would have more than 10000 columns", async () => {
    const sandbox = createSandbox();
    const send = (number: number) => {
      const names = Array.from({ length: 2000 }, (_, index) => [`f${number}-${index}`, 1]);
      return request(sandbox, "POST", "/1/batch/api", [{ data: Object.fromEntries(names) }]);
    };
    for (let number = 0; number < 5; number++) expect((await send(number)).status).toBe(200);
    expect(await send(5)).toMatchObject({
      status: 400,
      body: { error: "Dataset has too many columns." },
    });
    expect((await send(4)).status).toBe(200);
  });

  test("is validated event by event", async () => {
    const sandbox = createSandbox({ now });
    const response = await request(sandbox, "POST", "/1/batch/api", [
      { data: { status: 200 } },
      { data: {} },
      { time: "2026-02-03T04:05:06Z" },
      null,
      { data: { status: 500 }, time: "2026-02-03T04:04:06.5Z", samplerate: 3 },
      { data: { status: 500 }, time: "yesterday" },
      { data: { status: 500 }, samplerate: 1.5 },
      { data: Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`f${index}`, 1])) },
    ]);
    expect(response).toMatchObject({
      status: 200,
      body: [
        { status: 202 },
        { status: 400, error: "Request body should not be empty." },
        { status: 400, error: "data: must be an object" },
        { status: 400, error: "data: must be an object" },
        { status: 202 },
        { status: 400, error: "time: must be RFC 3339, or seconds since 1970" },
        { status: 400, error: "samplerate: must be a whole number from 1" },
        { status: 400, error: "Event has too many columns." },
      ],
    });
    expect(await read(sandbox)).toEqual([
      { time: "2026-02-03T04:04:00Z", status: 500, COUNT: 3 },
      { time: "2026-02-03T04:05:00Z", status: 200, COUNT: 1 },
    ]);
  });

  test("that is not a list, or has no valid event, creates no dataset", async () => {
    const sandbox = createSandbox();
    const response = await request(sandbox, "POST", "/1/batch/api", { data: { a: 1 } });
    expect(response).toMatchObject({
      status: 400,
      body: { error: "Request body is malformed and cannot be read." },
    });
    await request(sandbox, "POST", "/1/batch/api", []);
    await request(sandbox, "POST", "/1/batch/api", [{ data: {} }]);
    expect(await connect(sandbox).datasets.list()).toEqual([]);
  });

  const body = JSON.stringify([{ data: { text: "größe" } }]);
  const deflate = async (text: string) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  test.each([
    ["gzip", async () => gzipSync(body)],
    ["deflate", async () => deflate(body)],
    ["zstd", async () => zstdCompressSync(body)],
  ])("can be compressed with %s", async (encoding, compress) => {
    const sandbox = createSandbox({ now });
    const headers = { "content-encoding": encoding };
    const response = await request(sandbox, "POST", "/1/batch/api", await compress(), headers);
    expect(response).toMatchObject({ status: 200, body: [{ status: 202 }] });
    expect(await read(sandbox)).toMatchObject([{ text: "größe" }]);
  });

  test.each(["gzip", "deflate", "zstd"])(
    "that is not %s, although its encoding is, is rejected",
    async (encoding) => {
      const headers = { "content-encoding": encoding };
      expect(await request(createSandbox(), "POST", "/1/batch/api", body, headers)).toMatchObject({
        status: 400,
        body: {
          type: "https://api.honeycomb.io/problems/unparseable",
          error: `invalid ${encoding} data`,
        },
      });
    },
  );

  test("in another encoding is rejected", async () => {
    const headers = { "content-encoding": "br" };
    expect(await request(createSandbox(), "POST", "/1/batch/api", body, headers)).toMatchObject({
      status: 415,
    });
  });
});

test("the first event determines the name of the dataset; others find it by its slug", async () => {
  const sandbox = createSandbox({ now });
  await request(sandbox, "POST", "/1/events/My%20API", { status: 200 });
  await request(sandbox, "POST", "/1/events/my%20api", { status: 200 });
  await request(sandbox, "POST", "/1/batch/MY-API", [{ data: { status: 200 } }]);
  expect(await connect(sandbox).datasets.list()).toMatchObject([
    { name: "My API", slug: "my-api" },
  ]);
  expect(await read(sandbox, "my-api")).toMatchObject([{ COUNT: 3 }]);
});

describe("nested fields", () => {
  test("become columns up to the depth of the dataset, and JSON below it", async () => {
    const sandbox = createSandbox({ now });
    await connect(sandbox).datasets.create({ name: "api", expand_json_depth: 1 });
    const data = { http: { status: 200, headers: { accept: "*/*" } }, tags: ["a", { b: 1 }] };
    await request(sandbox, "POST", "/1/events/api", data);
    expect(await read(sandbox)).toMatchObject([
      {
        "http.status": 200,
        "http.headers": '{"accept":"*/*"}',
        tags: '["a",{"b":1}]',
      },
    ]);
  });

  test("at any depth keep all values, with at most the requested number of levels", () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("value"), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie("value"), { maxKeys: 3 }),
      ),
    }));
    const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), value);
    const property = fc.property(data, fc.integer({ min: 0, max: 10 }), (data, depth) => {
      const fields = expandFields(data, depth);
      for (const [name, field] of Object.entries(fields)) {
        const path = name.split(".");
        const sent = path.reduce<unknown>(
          (inner, key) => (inner as Record<string, unknown>)[key],
          data,
        );
        expect(path.length).toBeLessThanOrEqual(depth + 1);
        expect(field).toBe(typeof sent === "object" ? JSON.stringify(sent) : sent);
      }
      const leaves = Object.values(data).filter(
        (value) => value !== null && typeof value !== "object",
      );
      expect(Object.keys(fields).length).toBeGreaterThanOrEqual(leaves.length);
    });
    fc.assert(property);
  });
});

describe("a time", () => {
  test.each([
    ["2026-02-03T04:05:06.789Z", 1_770_091_506_789],
    ["2026-02-03T05:05:06.789+01:00", 1_770_091_506_789],
    [1_770_091_506, 1_770_091_506_000],
    ["1770091506.5", 1_770_091_506_500],
    [1_770_091_506_789, 1_770_091_506_789],
    [1_770_091_506_789_000, 1_770_091_506_789],
    ["1770091506789000000", 1_770_091_506_789],
  ])("%j is %d", (time, milliseconds) => {
    expect(parseTime(time)).toBe(milliseconds);
  });

  test.each(["", "noon", "2026-02-30x", -1, Number.NaN, true, null, {}])(
    "%j is invalid",
    (time) => {
      expect(parseTime(time)).toBeUndefined();
    },
  );
});
