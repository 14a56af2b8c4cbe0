import { ApiError } from "./api-error.ts";

/**
 * Reads the body of a request as text, decompressed.
 *
 * @throws ApiError 400 when it can't be decompressed, 415 when the encoding is not supported
 */
export async function readBody(request: Request): Promise<string> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "") return request.text();
  const decompress = decompressors[encoding];
  if (decompress === undefined) {
    throw new ApiError(415, `Content-Encoding is "${encoding}"; it must be gzip, deflate or zstd`);
  }
  const compressed = await request.arrayBuffer();
  try {
    return await decompress(compressed);
  } catch {
    throw new ApiError(400, `invalid ${encoding} data`);
  }
}

const decompressors: Readonly<Record<string, (data: ArrayBuffer) => Promise<string>>> = {
  gzip: (data) => decompressStream(data, "gzip"),
  deflate: (data) => decompressStream(data, "deflate"),
  zstd: async (data) => {
    // DecompressionStream doesn't support zstd.
    const { zstdDecompressSync } = await import("node:zlib");
    return new TextDecoder().decode(zstdDecompressSync(data));
  },
};

function decompressStream(data: ArrayBuffer, format: "gzip" | "deflate"): Promise<string> {
  const stream = new Response(data).body?.pipeThrough(new DecompressionStream(format));
  return new Response(stream).text();
}
