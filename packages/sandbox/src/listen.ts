import { once } from "node:events";
import type { Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ConnectionCut, HalfResponse } from "./faults.ts";

/** Where to listen. */
export interface ListenOptions {
  /** @default 0: any free port */
  readonly port?: number | undefined;
  /** The sandbox listens on this machine alone. */
  readonly hostname?: "127.0.0.1" | undefined;
}

/** A sandbox that listens. */
export interface SandboxServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:4318`. */
  readonly url: string;
  readonly port: number;
  /** Stops listening; connections that are open are closed. */
  close(): Promise<void>;
}

/** Serves a handler over HTTP on loopback. */
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
        // There is no answer for what fetch rejects with: the other side sees the connection end.
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

/** Writes what there is of a body that breaks off, and then cuts the connection. */
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
