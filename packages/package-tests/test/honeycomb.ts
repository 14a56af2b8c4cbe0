import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Starts a server with one key and one dataset, which is enough to show that a client reaches it. */
export async function startHoneycomb(apiKey: string): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => {
    const known = request.headers["x-honeycomb-team"] === apiKey;
    response.writeHead(known ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(known ? [{ name: "API", slug: "api" }] : { error: "unknown key" }));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
