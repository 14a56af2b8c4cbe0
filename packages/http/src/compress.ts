import type { Compression, HttpRequest } from "@honeycomb/core";

/** A request's headers and its body as they are sent: compressed, where that is asked for. */
export async function compressBody({
  headers,
  body,
  compress,
}: HttpRequest): Promise<Pick<HttpRequest, "headers" | "body">> {
  const compressor = body !== undefined && compress && createCompressor(compress);
  if (!compressor) return { headers, body };
  const compressed = new Blob([body]).stream().pipeThrough(compressor.stream);
  return {
    headers: { ...headers, "content-encoding": compressor.format },
    body: new Uint8Array(await new Response(compressed).arrayBuffer()),
  };
}

/** The stream that compresses as asked for, or as the platform can. */
function createCompressor(asked: Compression) {
  for (const format of new Set<Compression>([asked, "gzip"])) {
    try {
      // That the types don't list zstd says nothing of the platform.
      return { format, stream: new CompressionStream(format as Format) };
    } catch {
      // The platform doesn't know the format.
    }
  }
  return undefined;
}

type Format = ConstructorParameters<typeof CompressionStream>[0];
