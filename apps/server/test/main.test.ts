import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished, vi } from "vitest";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Starts a server that stands in for Honeycomb. The test sends its response. */
async function startUpstream() {
  const received = Promise.withResolvers<ServerResponse>();
  const server = createServer((_, response) => received.resolve(response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, received: received.promise };
}

/** Starts the server in a child process, which is killed after the test. */
function start(environment: NodeJS.ProcessEnv) {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, ["--conditions=@honeycomb/source", main], {
    env: { PATH, NODE_COMPILE_CACHE, PORT: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = once(child, "exit");
  return { child, ended, errors: text(child.stderr) };
}

async function readUrl({ child }: ReturnType<typeof start>): Promise<string> {
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    const [url] = /http:\S+/.exec(String(chunk)) ?? [];
    if (url) return url;
  }
  throw new Error("The server ended before it listened");
}

it.each(["SIGTERM", "SIGINT"] as const)(
  "waits for running requests on %s, and then exits",
  async (signal) => {
    const upstream = await startUpstream();
    const server = start({ HONEYCOMB_API_KEY: "key", HONEYCOMB_API_ENDPOINT: upstream.url });
    const url = await readUrl(server);

    const response = fetch(`${url}/datasets`);
    const honeycomb = await upstream.received;
    server.child.kill(signal);
    await once(server.child.stdout, "data"); // It prints that it stops.
    await expect(fetch(`${url}/datasets`)).rejects.toThrow("fetch failed");
    honeycomb.setHeader("content-type", "application/json").end("[]");

    expect(await (await response).json()).toEqual([]);
    expect(await server.ended).toEqual([0, null]);
    expect(await server.errors).toBe("");
  },
);

it("prints one line when a key is missing", async () => {
  const { ended, errors } = start({});

  expect(await ended).toEqual([1, null]);
  expect(await errors).toMatch(/^A key is missing: .*\n$/);
});

it.each(["abc", "70000", "-1", "1.5", "1e3", " "])(
  "prints one line when the port is %j",
  async (PORT) => {
    const { ended, errors } = start({ HONEYCOMB_API_KEY: "key", PORT });

    expect(await ended).toEqual([1, null]);
    expect(await errors).toBe(`PORT is "${PORT}"; it must be a whole number from 0 to 65535\n`);
  },
);

it("chooses a free port for 0, and prints it", async () => {
  const url = await readUrl(start({ HONEYCOMB_API_KEY: "key", PORT: "0" }));

  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d+$/);
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
});

it("uses the defaults for variables that are empty", async () => {
  // Whether or not the port is free: the message names it.
  const server = start({ HONEYCOMB_API_KEY: "key", PORT: "", HOST: "" });
  const output = await readUrl(server).catch(() => server.errors);

  expect(output).toContain("127.0.0.1:3000");
});

it("prints one line when the port is in use", async () => {
  const { url } = await startUpstream();
  const { ended, errors } = start({ HONEYCOMB_API_KEY: "key", PORT: new URL(url).port });

  expect(await ended).toEqual([1, null]);
  expect(await errors).toMatch(/^listen EADDRINUSE.*\n$/);
});
