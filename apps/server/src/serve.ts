import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

/** How long running requests may take after `stop`, in milliseconds. */
const gracePeriod = 10_000;

export interface RunningServer {
  readonly url: string;
  /** Accepts no more requests, and resolves when the running ones have ended. */
  stop(): Promise<void>;
}

/** Serves an app. Throws when it can't listen, for example when the port is in use. */
export async function serve(
  // Accepts apps with any context variables.
  app: Pick<Hono, "fetch">,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<RunningServer> {
  const server = createServer(getRequestListener(app.fetch));
  server.listen(port, host);
  await once(server, "listening");
  const { address, family, port: listening } = server.address() as AddressInfo;

  return {
    url: `http://${family === "IPv6" ? `[${address}]` : address}:${listening}`,
    async stop() {
      const closed = once(server, "close");
      server.close();
      // A connection that is busy now would stay open for its keep-alive time after the response.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const limit = setTimeout(() => server.closeAllConnections(), gracePeriod);
      await closed;
      clearInterval(sweep);
      clearTimeout(limit);
    },
  };
}
