import { promisify } from "node:util";
import { gunzip, zstdDecompress } from "node:zlib";
import type { Compression } from "@honeycomb/core/transport";
import { expect, test, vi } from "vitest";
import { serve } from "../test/serve.ts";
import { send } from "./index.ts";

const body = JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ data: { index } })));
const decompress = {
  gzip: promisify(gunzip),
  zstd: promisify(zstdDecompress),
};

/** Sends the body, and returns what the server received. */
async function receive(compress: Compression | undefined) {
  const received: { encoding: string | undefined; bytes: Buffer }[] = [];
  await using server = await serve(async (request, response) => {
    const encoding = request.headers["content-encoding"];
    received.push({ encoding, bytes: Buffer.concat(await request.toArray()) });
    response.end();
  });
  const request = {
    operation: "createEvents",
    method: "POST",
    url: server.url,
    headers: { "content-type": "application/json" },
    body,
    compress,
    timeout: 5000,
    maxResponseSize: 1000,
  };
  const outcome = await new Promise((resolve) => send(request, resolve));
  expect(outcome).toMatchObject({ value: { status: 200 } });
  expect(received).toHaveLength(1);
  return received[0];
}

test.each(["gzip", "zstd"] as const)("a body is compressed with %s", async (format) => {
  const { encoding, bytes } = (await receive(format)) ?? {};
  expect(encoding).toBe(format);
  expect(bytes?.length).toBeLessThan(body.length / 4);
  expect((await decompress[format](bytes ?? "")).toString()).toBe(body);
});

test("gzip replaces zstd on a platform without it", async () => {
  vi.stubGlobal("process", undefined);
  expect(await receive("zstd")).toMatchObject({ encoding: "gzip" });
});

test("a body is sent uncompressed when the request has no format, or the platform supports none", async () => {
  const plain = { encoding: undefined, bytes: Buffer.from(body) };
  expect(await receive(undefined)).toEqual(plain);
  vi.stubGlobal("CompressionStream", undefined);
  expect(await receive("gzip")).toEqual(plain);
});
