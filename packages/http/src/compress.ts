import type { Bytes, Compression, HttpRequest } from "@honeycomb/core/transport";

/** Compresses the body of a request in the requested format, or with gzip if the platform lacks it. */
export async function compressBody({
  headers,
  body,
  compress,
}: HttpRequest): Promise<Pick<HttpRequest, "headers" | "body">> {
  if (body === undefined || compress === undefined) return { headers, body };
  for (const format of new Set<Compression>([compress, "gzip"])) {
    const compressed = await (format === "zstd" ? compressZstd(body) : compressGzip(body));
    if (compressed === undefined) continue;
    return { headers: { ...headers, "content-encoding": format }, body: compressed };
  }
  return { headers, body };
}

async function compressGzip(body: string | Bytes): Promise<Bytes | undefined> {
  if (typeof CompressionStream === "undefined") return undefined;
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** CompressionStream doesn't support zstd, but zlib does in Node, Bun and Deno. */
function compressZstd(body: string | Bytes): Promise<Bytes | undefined> {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: "zlib"): Zlib } };
  const zlib = process?.getBuiltinModule?.("zlib");
  return new Promise((resolve) => {
    if (zlib?.zstdCompress === undefined) return resolve(undefined);
    zlib.zstdCompress(body, (error, compressed) => resolve(error ? undefined : compressed));
  });
}

interface Zlib {
  zstdCompress?(
    body: string | Bytes,
    callback: (error: Error | null, compressed: Bytes) => void,
  ): void;
}
