import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";

/** Returns the URL of a port that refuses connections. */
export async function refusedUrl(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}`;
}
