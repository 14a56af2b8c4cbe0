import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A local server for the duration of a test. */
export interface Server extends AsyncDisposable {
  readonly url: string;
  /** The requests so far, such as `GET /1/datasets`. */
  readonly requests: readonly string[];
}

/** Serves each request with the next function. The last function serves all further requests. */
export async function serve(...listeners: RequestListener[]): Promise<Server> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const listener = listeners[Math.min(requests.length, listeners.length) - 1];
    listener?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Responds with a status, a body and headers. */
export function respond(
  status: number,
  body = "",
  headers: Record<string, string> = {},
): RequestListener {
  return (_, response) => void response.writeHead(status, headers).end(body);
}

/** Never responds. */
export const hang: RequestListener = () => {};

/** Starts a body and never ends it. */
export const hangInBody: RequestListener = (_, response) => {
  response.writeHead(200, { "content-length": "100" }).write("[");
};

/** Closes the connection in the middle of the body. */
export const cutInBody: RequestListener = (_, response) => {
  response.writeHead(200, { "content-length": "100" }).write("[", () => response.destroy());
};

/** Returns the URL of a port that refuses connections. */
export async function refusedUrl(): Promise<string> {
  await using server = await serve(hang);
  return server.url;
}
