import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionCut, HalfResponse } from "./faults.ts";

/** Where a sandbox listens. */
export interface ListenOptions {
  /** The port. With 0, the system chooses a free one. @default 0 */
  readonly port?: number | undefined;
  /** The address. The sandbox can only be reached from the same machine. @default "127.0.0.1" */
  readonly hostname?: "127.0.0.1" | undefined;
}

/** A sandbox that accepts HTTP requests. */
export interface SandboxServer extends AsyncDisposable {
  /** The base URL for clients, such as `http://127.0.0.1:4318`. */
  readonly url: string;
  /** The port that it listens on. */
  readonly port: number;
  /** Stops listening, and closes open connections. */
  close(): Promise<void>;
}

/** Serves a fetch handler over HTTP on the loopback address. */
export async function listen(
  fetch: (request: Request) => Promise<Response>,
  { port = 0, hostname = "127.0.0.1" }: ListenOptions = {},
): Promise<SandboxServer> {
  const server = createAdaptorServer({
    overrideGlobalObjects: false,
    fetch: async (request, { outgoing }) => {
      try {
        const response = await fetch(request);
        if (!(response instanceof HalfResponse)) return response;
        await writeHalf(response, outgoing as ServerResponse);
        return RESPONSE_ALREADY_SENT;
      } catch (error) {
        // The client sees that the connection is closed.
        outgoing.destroy();
        const isOver = outgoing.headersSent || request.signal.aborted;
        if (isOver || error instanceof ConnectionCut) return RESPONSE_ALREADY_SENT;
        throw error;
      }
    },
  }) as Server;
  server.listen(port, hostname);
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    url: `http://${hostname}:${address.port}`,
    port: address.port,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Writes the available part of a body, and then closes the connection. */
async function writeHalf(response: HalfResponse, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  try {
    for await (const chunk of response.body ?? []) {
      await new Promise((resolve) => outgoing.write(chunk, resolve));
    }
  } finally {
    outgoing.destroy();
  }
}
