import type { Compression, HttpRequest } from "@honeycomb/core";

type Bytes = Uint8Array<ArrayBuffer>;

/** Compresses a request's body in the format that the request names, if the platform can. */
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

/** Streams don't support zstd yet, but zlib does in Node, Bun and Deno. */
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
