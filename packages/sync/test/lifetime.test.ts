import { callApi } from "@honeycomb/core/transport";
import {
  call,
  HoneycombAbortError,
  HoneycombClient,
  type HoneycombClientOptions,
  HoneycombConfigError,
} from "@honeycomb/sync";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { isRunning, sendersOf } from "./support/processes.ts";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

function connect(name: string, options: Partial<HoneycombClientOptions> = {}): HoneycombClient {
  const client = new HoneycombClient({ baseUrl: server.url(name), ...options, apiKey: "key" });
  onTestFinished(() => client.close());
  return client;
}

describe("the process that sends", () => {
  test("is started by the first call, not by a client", () => {
    const client = connect("lazy");
    expect(sendersOf(process.pid)).toEqual([]);
    client.datasets.list();
    expect(sendersOf(process.pid)).toHaveLength(1);
  });

  test("is shared by all clients, and stopped when the last one is closed", async () => {
    const clients = Array.from({ length: 5 }, (_, index) => connect(`shared-${index}`));
    for (const client of clients) client.datasets.list();
    const [sender, ...others] = sendersOf(process.pid);
    expect(others).toEqual([]);
    const last = clients.pop();
    for (const client of clients) client.close();
    last?.datasets.list();
    expect(sendersOf(process.pid)).toEqual([sender]);
    last?.close();
    await vi.waitFor(() => expect(isRunning(sender as number)).toBe(false));
    connect("shared-again").datasets.list();
  });

  test("is stopped although the program never returns to the event loop", () => {
    const client = connect("busy");
    client.datasets.list();
    const [sender] = sendersOf(process.pid);
    client.close();
    const end = performance.now() + 2000;
    while (isRunning(sender as number) && performance.now() < end);
    expect(isRunning(sender as number)).toBe(false);
  });
});

describe("close", () => {
  test("makes later calls throw, also those of clients made by withOptions", () => {
    const client = connect("closed");
    const other = client.withOptions({ timeout: 1000 });
    client.datasets.list();
    other.close();
    for (const closed of [client, other]) {
      expect(() => closed.datasets.list()).toThrow(HoneycombConfigError);
      expect(() => closed.datasets.list()).toThrow("The client is closed. Create another one.");
    }
  });

  test("can be called twice, and before any call", () => {
    const client = connect("unused");
    client.close();
    client.close();
    expect(() => client.datasets.list()).toThrow(HoneycombConfigError);
  });

  test("is called by `using`", () => {
    let leaked: HoneycombClient;
    {
      using client = connect("using");
      client.datasets.list();
      leaked = client;
    }
    expect(() => leaked.datasets.list()).toThrow(HoneycombConfigError);
  });

  test("aborts the call that it is called in, and stops the process after it", async () => {
    const client = connect("closed-within", { onResponse: () => client.close() });
    let sender: number | undefined;
    const calls = call(function* () {
      try {
        yield* callApi().datasets.list();
      } finally {
        [sender] = sendersOf(process.pid);
        yield* callApi().datasets.get("cleanup");
      }
    });
    expect(() => client.perform(calls)).toThrow(HoneycombAbortError);
    expect((await server.seen("closed-within")).requests).toEqual([
      "GET /1/datasets",
      "GET /1/datasets/cleanup",
    ]);
    await vi.waitFor(() => expect(isRunning(sender as number)).toBe(false));
    expect(() => client.datasets.list()).toThrow(HoneycombConfigError);
  });

  test("stops the process even if only a client made by withOptions used it", async () => {
    const client = connect("derived");
    client.withOptions({ timeout: 5000 }).datasets.list();
    const [sender] = sendersOf(process.pid);
    client.close();
    await vi.waitFor(() => expect(isRunning(sender as number)).toBe(false));
  });
});
