/*
 * `fetch` connects through a proxy where the platform supports it: Node with NODE_USE_ENV_PROXY=1 (and
 * `@honeycomb/sync`, which sets it), Bun and Deno always.
 */

/** What this module uses of Node. It also runs where there is no Node. */
interface NodeProcess {
  readonly env?: Readonly<Record<string, string | undefined>>;
  getBuiltinModule?(name: "diagnostics_channel"): {
    subscribe?(channel: string, listener: (message: unknown) => void): void;
  };
}

interface Socket {
  readonly bytesRead: number;
  unref(): void;
  once(event: "close", listener: () => void): void;
}

const { process } = globalThis as { process?: NodeProcess };

/** Returns the URL of the proxy for a host, if the environment has one that this program may read. */
function findProxy(url: string): string | undefined {
  const env = process?.env ?? {};
  try {
    const http = env.http_proxy || env.HTTP_PROXY;
    return (url.startsWith("https:") && (env.https_proxy || env.HTTPS_PROXY)) || http;
  } catch {
    // Deno throws if the program may not read a variable.
    return undefined;
  }
}

/** The host of the proxy for a URL, without the password that its URL may have. */
export function proxyHost(url: string): string {
  const proxy = findProxy(url) ?? "";
  return URL.canParse(proxy) ? new URL(proxy).host : "of this program";
}

/** Connections to proxies on which a tunnel was requested, with the host that it leads to. */
const tunnels = new Map<Socket, string>();
let isWatching = false;

/** Starts recording tunnels, if there is a proxy for the URL. */
export function watchTunnels(url: string): void {
  if (isWatching || findProxy(url) === undefined) return;
  isWatching = true;
  const channel = process?.getBuiltinModule?.("diagnostics_channel");
  channel?.subscribe?.("undici:client:sendHeaders", (message) => {
    const { request, socket } = message as {
      readonly request: { readonly method: string; readonly path: string };
      readonly socket: Socket;
    };
    if (request.method !== "CONNECT") return;
    tunnels.set(socket, request.path);
    socket.once("close", () => tunnels.delete(socket));
  });
}

/**
 * Called when a request was given up. If its proxy has not responded, the connection would keep the
 * program running for minutes, since `fetch` doesn't close it. Closing it here would open another one.
 */
export function releaseTunnels(url: string): void {
  if (tunnels.size === 0) return;
  const { hostname, port, protocol } = new URL(url);
  const target = `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
  for (const [socket, host] of tunnels)
    if (host === target && socket.bytesRead === 0) socket.unref();
}
