/**
 * Reads the body of a response.
 *
 * @param limit the largest body, decompressed, in bytes
 * @returns undefined when the body is larger. The rest is not read.
 */
export async function readText(response: Response, limit: number): Promise<string | undefined> {
  const { headers, body } = response;
  const length = headers.get("content-length");
  if (Number(length) > limit) return undefined;
  // Faster than reading in parts. The length of a compressed body says nothing about its size.
  const isLimited = length !== null && !headers.has("content-encoding");
  if (isLimited || body === null) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > limit) return undefined;
    text += decoder.decode(value, { stream: true });
  }
}
