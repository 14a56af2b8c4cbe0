import { ApiError } from "./api-error.ts";

/**
 * Reads the body of a request as text, decompressed. Decompression stops at the limit, so that a small
 * body that expands to a huge one costs neither time nor memory.
 *
 * @param maxSize the maximum number of bytes, before and after decompression
 * @returns undefined when the body is larger
 * @throws ApiError 400 when it can't be read or decompressed, 415 when the encoding is not supported
 */
export async function readBody(request: Request, maxSize: number): Promise<string | undefined> {
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  const decompress = decompressors.get(encoding);
  if (decompress === undefined && encoding !== "identity") {
    throw new ApiError(415, `Content-Encoding is "${encoding}"; it must be gzip, deflate or zstd`);
  }
  const sent = await readSent(request, maxSize);
  if (sent === undefined || decompress === undefined) return sent && decode(sent);
  try {
    const decompressed = await decompress(sent, maxSize);
    return decompressed && decode(decompressed);
  } catch {
    throw new ApiError(400, `invalid ${encoding} data`);
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Decompresses data. Returns undefined when the result is larger than the limit. */
type Decompress = (data: Bytes, maxSize: number) => Promise<Bytes | undefined>;

const decompressors: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ["gzip", (data, maxSize) => decompressStream(data, "gzip", maxSize)],
  ["deflate", (data, maxSize) => decompressStream(data, "deflate", maxSize)],
  ["zstd", decompressZstd],
]);

async function decompressZstd(data: Bytes, maxSize: number): Promise<Bytes | undefined> {
  // DecompressionStream doesn't support zstd.
  const { zstdDecompressSync } = await import("node:zlib");
  try {
    return new Uint8Array(zstdDecompressSync(data, { maxOutputLength: maxSize }));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function decompressStream(
  data: Bytes,
  format: "gzip" | "deflate",
  maxSize: number,
): Promise<Bytes | undefined> {
  const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream(format));
  return readStream(stream, maxSize);
}

/** Reads a stream up to the limit. Returns undefined when it is larger. */
async function readStream(
  stream: ReadableStream<Uint8Array>,
  maxSize: number,
): Promise<Bytes | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    // Leaving the loop cancels the stream.
    if (size > maxSize) return undefined;
    chunks.push(chunk);
  }
  return concat(chunks, size);
}

/**
 * Reads the body of a request as it was sent, to its end: a client may wait for the response until it
 * has sent everything, and then uses the connection again.
 */
async function readSent({ body }: Request, maxSize: number): Promise<Bytes | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size <= maxSize) chunks.push(chunk);
    }
  } catch {
    throw new ApiError(400, "could not read request body");
  }
  return size > maxSize ? undefined : concat(chunks, size);
}

function concat(chunks: readonly Uint8Array[], size: number): Bytes {
  const bytes = new Uint8Array(size);
  let position = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, position);
    position += chunk.length;
  }
  return bytes;
}

function decode(bytes: Bytes): string {
  return new TextDecoder().decode(bytes);
}
