import { connect } from "node:net";
import { expect, test } from "vitest";
import { createSandbox } from "./index.ts";

const headers = { "x-honeycomb-team": "test-key" };

test("a sandbox listens on a free port until it is closed", async () => {
  const sandbox = createSandbox();
  const server = await sandbox.listen();
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  const body = JSON.stringify({ name: "Straße" });
  const created = await fetch(`${server.url}/1/datasets`, { method: "POST", headers, body });
  expect([created.status, await created.json()]).toMatchObject([201, { name: "Straße" }]);

  await server.close();
  await expect(fetch(`${server.url}/1/datasets`, { headers })).rejects.toThrow("fetch failed");
  // The sandbox itself is not closed.
  await using another = await sandbox.listen();
  const listed = await fetch(`${another.url}/1/datasets`, { headers });
  expect(await listed.json()).toMatchObject([{ slug: "stra-e" }]);
  await sandbox.close();
  await server.close();
});

test("after a body that is too large, the connection can be used again", async () => {
  await using sandbox = createSandbox();
  const { url } = await sandbox.listen();
  for (const size of [200_000, 20_000_000, 0]) {
    const body = "[".repeat(size);
    const created = await fetch(`${url}/1/datasets`, { method: "POST", headers, body });
    expect([created.status, await created.json()]).toMatchObject(
      size > 0 ? [413, { title: "Request body is too large." }] : [400, {}],
    );
  }
});

test("close() closes open connections", async () => {
  const sandbox = createSandbox();
  const { port } = await sandbox.listen();
  const socket = connect(port, "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  const ended = new Promise((resolve) => socket.once("close", resolve));
  await sandbox.close();
  await ended;
});

test("a port that is in use is an error", async () => {
  await using sandbox = createSandbox();
  const { port } = await sandbox.listen();
  await expect(sandbox.listen({ port })).rejects.toThrow("EADDRINUSE");
});
