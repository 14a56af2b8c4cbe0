import { promisify } from "node:util";
import { gunzip, zstdDecompress } from "node:zlib";
import { expect, test, vi } from "vitest";
import { serve } from "../test/serve.ts";
import { createSender } from "./index.ts";

const body = JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ data: { index } })));
const request = {
  operation: "createEvents",
  method: "POST",
  headers: { "content-type": "application/json" },
  timeout: 5000,
  retry: { limit: 1, repeatable: false, minDelay: 0, maxDelay: 10 },
};
const decompress = {
  gzip: promisify(gunzip),
  zstd: promisify(zstdDecompress),
};

/** Sends the body, refused once, and tells what came with each attempt. */
async function sendCompressed(compress: "gzip" | "zstd" | undefined) {
  const received: { encoding: string | undefined; bytes: Buffer }[] = [];
  await using server = await serve(async (request, response) => {
    const encoding = request.headers["content-encoding"];
    received.push({ encoding, bytes: Buffer.concat(await request.toArray()) });
    response.writeHead(received.length === 1 ? 429 : 200).end();
  });
  await createSender()({ ...request, url: server.url, body, compress });
  return received;
}

test.each(["gzip", "zstd"] as const)("a body comes as it was, compressed by %s", async (format) => {
  const received = await sendCompressed(format);
  expect(received).toHaveLength(2);
  for (const { encoding, bytes } of received) {
    expect(bytes.length).toBeLessThan(body.length / 4);
    const decoder = decompress[encoding as keyof typeof decompress];
    expect((await decoder(bytes)).toString()).toBe(body);
  }
});

test("gzip stands in for what the platform doesn't know", async () => {
  const Platform = CompressionStream;
  vi.stubGlobal(
    "CompressionStream",
    class extends Platform {
      constructor(format: string) {
        if (format !== "gzip") throw new TypeError("unsupported");
        super(format as "gzip");
      }
    },
  );
  expect((await sendCompressed("zstd")).map(({ encoding }) => encoding)).toEqual(["gzip", "gzip"]);
});

test("a body is sent as it is where nothing else is asked, or can be done", async () => {
  const plain = { encoding: undefined, bytes: Buffer.from(body) };
  expect(await sendCompressed(undefined)).toEqual([plain, plain]);
  vi.stubGlobal("CompressionStream", undefined);
  expect(await sendCompressed("gzip")).toEqual([plain, plain]);
});
