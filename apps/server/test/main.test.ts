import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished, vi } from "vitest";

// Processes take their time to start on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 });

/** A Honeycomb that answers when the test says so. */
async function startUpstream() {
  const asked = Promise.withResolvers<ServerResponse>();
  const server = createServer((_, response) => asked.resolve(response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked: asked.promise };
}

/** The server as a process of its own; it is killed where a test forgets it. */
function start(environment: NodeJS.ProcessEnv) {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const { PATH } = process.env;
  const child = spawn(process.execPath, ["--conditions=@honeycomb/source", main], {
    env: { PATH, PORT: "0", ...environment },
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
  "answers what is under way on %s, and then ends",
  async (signal) => {
    const upstream = await startUpstream();
    const server = start({ HONEYCOMB_API_KEY: "key", HONEYCOMB_API_ENDPOINT: upstream.url });
    const url = await readUrl(server);

    const answer = fetch(`${url}/datasets`);
    const honeycomb = await upstream.asked;
    server.child.kill(signal);
    await once(server.child.stdout, "data"); // It says that it stops.
    await expect(fetch(`${url}/datasets`)).rejects.toThrow("fetch failed");
    honeycomb.setHeader("content-type", "application/json").end("[]");

    expect(await (await answer).json()).toEqual([]);
    expect(await server.ended).toEqual([0, null]);
    expect(await server.errors).toBe("");
  },
);

it("says in one line what is missing", async () => {
  const { ended, errors } = start({});

  expect(await ended).toEqual([1, null]);
  expect(await errors).toMatch(/^A key is missing: .*\n$/);
});

it("says in one line when the port is taken", async () => {
  const { url } = await startUpstream();
  const { ended, errors } = start({ HONEYCOMB_API_KEY: "key", PORT: new URL(url).port });

  expect(await ended).toEqual([1, null]);
  expect(await errors).toMatch(/^listen EADDRINUSE.*\n$/);
});
