import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { respond, serve } from "../test/serve.ts";

/** Sends a request in a process of its own, which reads its proxies when it starts. */
async function sendThrough(environment: Record<string, string>, url: string) {
  const request = {
    operation: "listDatasets",
    method: "GET",
    url,
    headers: {},
    timeout: 300,
    maxResponseSize: 1000,
  };
  const program = `
    import { send } from "@honeycomb/http";
    send(${JSON.stringify(request)}, ({ value, error }) => {
      console.log(value ? value.body : error.message + " " + error.code);
    });
  `;
  const flags = ["--conditions=@honeycomb/source", "--input-type=module", "--eval", program];
  const env = { PATH: process.env.PATH, NODE_USE_ENV_PROXY: "1", ...environment };
  const { stdout } = await promisify(execFile)(process.execPath, flags, { env, timeout: 20_000 });
  return stdout.trim();
}

/** A proxy that does this when a tunnel is requested. */
async function serveProxy(onConnect: (host: string, socket: Socket) => void) {
  const hosts: string[] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer().on("connect", ({ url: host = "" }, socket: Socket) => {
    hosts.push(host);
    onConnect(host, socket);
  });
  proxy.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    hosts,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

const open = (host: string, socket: Socket) => {
  const { hostname, port } = new URL(`http://${host}`);
  const upstream = connect(Number(port), hostname, () => {
    socket.write("HTTP/1.1 200 OK\r\n\r\n");
    upstream.pipe(socket).pipe(upstream);
  });
  for (const end of [socket, upstream]) end.on("error", () => end.destroy());
};

test("a request goes through HTTP_PROXY, except to hosts of NO_PROXY", async () => {
  await using server = await serve(respond(200, "hello"));
  await using proxy = await serveProxy(open);
  const environment = { HTTP_PROXY: `http://${proxy.host}` };
  expect(await sendThrough(environment, server.url)).toBe("hello");
  const { host } = new URL(server.url);
  expect(proxy.hosts).toEqual([host]);
  expect(await sendThrough({ ...environment, NO_PROXY: "127.0.0.1" }, server.url)).toBe("hello");
  expect(proxy.hosts).toEqual([host]);
});

test("an error names the proxy that rejects the request, without its password", async () => {
  await using proxy = await serveProxy((_, socket) => {
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
  });
  const environment = { HTTPS_PROXY: `http://me:top-secret@${proxy.host}` };
  expect(await sendThrough(environment, "https://api.honeycomb.example/1")).toBe(
    `listDatasets: the connection failed: the proxy ${proxy.host} responded with status 407 (GET https://api.honeycomb.example/1) ERR_PROXY_REJECTED`,
  );
});

test("a proxy that never responds doesn't keep the program running after the timeout", async () => {
  await using proxy = await serveProxy((_, socket) => void socket.resume());
  const environment = { HTTPS_PROXY: `http://${proxy.host}` };
  expect(await sendThrough(environment, "https://api.honeycomb.example/1")).toBe(
    "listDatasets: no response within 300 ms (GET https://api.honeycomb.example/1) undefined",
  );
  expect(proxy.hosts).toEqual(["api.honeycomb.example:443"]);
});
