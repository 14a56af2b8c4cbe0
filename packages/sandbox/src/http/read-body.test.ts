import { deflateSync, gunzipSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { request } from "../../test/client.ts";
import { createSandbox } from "../index.ts";

const compressors = [
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["zstd", zstdCompressSync],
] as const;

/** A body for createDataset with a number of bytes. */
function bodyOf(size: number): string {
  const body = JSON.stringify({ name: "api", ignored: "" });
  return body.replace('""', JSON.stringify("é".repeat(9) + "a".repeat(size - body.length - 18)));
}

const tooLarge = {
  status: 413,
  body: {
    status: 413,
    type: "https://api.honeycomb.io/problems/payload-too-large",
    title: "Request body is too large.",
    error: "Body size is larger than maximum size of 100000 bytes",
  },
};

describe("a body can have 100000 bytes", () => {
  test("when it is not compressed", async () => {
    const create = (size: number) => request(createSandbox(), "POST", "/1/datasets", bodyOf(size));
    expect((await create(100_000)).status).toBe(201);
    expect(await create(100_001)).toMatchObject(tooLarge);
  });

  test.each(compressors)("after decompression of %s", async (encoding, compress) => {
    const create = (size: number) =>
      request(createSandbox(), "POST", "/1/datasets", compress(bodyOf(size)), {
        "content-encoding": encoding,
      });
    expect((await create(100_000)).status).toBe(201);
    expect(await create(100_001)).toMatchObject(tooLarge);
  });

  test("before decompression, too", async () => {
    // Each of the empty parts of this body adds nothing to the decompressed text.
    const empty = gzipSync("");
    const parts = Array.from({ length: 100_000 / empty.length }, () => empty);
    const body = Buffer.concat([...parts, gzipSync(bodyOf(100))]);
    const headers = { "content-encoding": "gzip" };
    expect(await request(createSandbox(), "POST", "/1/datasets", body, headers)).toMatchObject(
      tooLarge,
    );
  });
});

test.each(compressors)(
  "%s that expands to 200 MB is not decompressed",
  async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(200_000_000));
    const send = async (path: string) => {
      const start = performance.now();
      const headers = {
        "content-encoding": encoding,
        "x-amz-firehose-access-key": "key",
        "x-amz-firehose-request-id": "id",
      };
      const { status } = await request(createSandbox(), "POST", path, bomb, headers);
      return { status, time: performance.now() - start };
    };
    await send("/1/datasets");
    const responses = [
      await send("/1/datasets"),
      await send("/1/events/api"),
      await send("/1/batch/api"),
      await send("/1/kinesis_events/api"),
    ];
    expect(responses.map(({ status }) => status)).toEqual([413, 400, 400, 413]);
    const compressed = gzipSync(Buffer.alloc(200_000_000));
    const start = performance.now();
    gunzipSync(compressed);
    const whole = performance.now() - start;
    for (const { time } of responses) expect(time).toBeLessThan(whole);
  },
);

test("an encoding that is not supported is 415, whatever it is called", async () => {
  for (const encoding of ["br", "gzip, gzip", "constructor", "__proto__"]) {
    const headers = { "content-encoding": encoding };
    expect(await request(createSandbox(), "POST", "/1/datasets", "{}", headers)).toMatchObject({
      status: 415,
      body: { error: `Content-Encoding is "${encoding}"; it must be gzip, deflate or zstd` },
    });
  }
});

test("a body that ends early is 400", async () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new Error("aborted"));
    },
  });
  const headers = { "x-honeycomb-team": "key" };
  const init = { method: "POST", headers, body, duplex: "half" as const };
  const response = await createSandbox().fetch(
    new Request("https://api.honeycomb.io/1/datasets", init),
  );
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { error: "could not read request body" },
  ]);
});
