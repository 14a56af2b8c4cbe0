import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

/** How long requests under way may take to end, in milliseconds. */
const grace = 10_000;

export interface RunningServer {
  readonly url: string;
  /** Takes no more requests, and resolves once those under way have been answered. */
  stop(): Promise<void>;
}

/** Serves an app. Throws where it can't listen, such as on a port that is taken. */
export async function serve(
  // An app answers requests whatever it keeps in its context.
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
      // A connection that is busy now would stay open for its keep-alive time after its answer.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const limit = setTimeout(() => server.closeAllConnections(), grace);
      await closed;
      clearInterval(sweep);
      clearTimeout(limit);
    },
  };
}
