import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox, type Sandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const requestId = "33658b45-a8f1-4007-92e8-f601ae33db14";

const encode = (text: string) => Buffer.from(text).toString("base64");
const deliver = (
  sandbox: Sandbox,
  body: object,
  headers: Record<string, string> = { "x-amz-firehose-access-key": "test-key" },
) =>
  request(sandbox, "POST", "/1/kinesis_events/stream", body, {
    "x-amz-firehose-request-id": requestId,
    ...headers,
  });

async function read(sandbox: Sandbox) {
  const client = connect(sandbox);
  const { id = "" } = await client.queries.create("stream", {
    breakdowns: ["text"],
    orders: [{ column: "text" }],
  });
  const result = await client.queryResults.create("stream", { query_id: id });
  await client.queryResults.get("stream", result.id);
  const { data } = await client.queryResults.get("stream", result.id);
  return data?.series?.map(({ time, data }) => ({ time, ...data }));
}

test("records become events of the dataset, with the time of their delivery", async () => {
  const sandbox = createSandbox({ now });
  const response = await deliver(sandbox, {
    requestId,
    timestamp: Date.UTC(2026, 1, 3, 4),
    records: [
      { data: encode('{"text":"größe"}') },
      { data: encode('{"text":"a"}\n{"text":"b"}\n') },
    ],
  });
  expect(response).toMatchObject({ status: 200, body: { requestId, timestamp: now().getTime() } });
  expect(response.body).not.toHaveProperty("errorMessage");
  const time = "2026-02-03T04:00:00Z";
  expect(await read(sandbox)).toEqual([
    { time, text: "a", COUNT: 1 },
    { time, text: "b", COUNT: 1 },
    { time, text: "größe", COUNT: 1 },
  ]);
});

test("invalid records are reported, and the others are accepted", async () => {
  const sandbox = createSandbox({ now });
  const { status, body } = await deliver(sandbox, {
    records: [
      { data: "***" },
      { data: encode('{"text":"a"}') },
      { data: encode("not JSON") },
      { data: encode("{}") },
      {},
    ],
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    requestId,
    timestamp: now().getTime(),
    errorMessage: [
      "records[0]: is not JSON in Base64",
      "records[2]: is not JSON in Base64",
      "records[3]: Request body should not be empty.",
      "records[4]: is not JSON in Base64",
    ].join("; "),
  });
  expect(await read(sandbox)).toMatchObject([{ text: "a", COUNT: 1 }]);
});

test("a delivery can have 10000 records, and a time that a Date can have", async () => {
  const records = Array.from({ length: 10_001 }, () => ({}));
  const latest = 8_640_000_000_000_000;
  expect(
    (await deliver(createSandbox(), { records: records.slice(1), timestamp: latest })).status,
  ).toBe(200);
  for (const body of [{ records }, { timestamp: latest + 1 }, { timestamp: -1 }]) {
    expect((await deliver(createSandbox(), body)).status).toBe(422);
  }
});

test("the key is sent in Firehose's header", async () => {
  const sandbox = createSandbox({ apiKeys: ["test-key"] });
  const body = { requestId, records: [] };
  expect((await deliver(sandbox, body)).status).toBe(200);
  const wrong: Record<string, string>[] = [
    {},
    { "x-honeycomb-team": "test-key" },
    { "x-amz-firehose-access-key": "another" },
  ];
  for (const headers of wrong) {
    expect((await deliver(sandbox, body, headers)).status).toBe(401);
  }
});
