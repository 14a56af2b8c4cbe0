import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { HttpRequest } from "@honeycomb/core/transport";
import {
  call,
  HoneycombClient,
  type HoneycombClientOptions,
  HoneycombConfigError,
  HoneycombConnectionError,
  HoneycombError,
  HoneycombInputError,
  HoneycombNotFoundError,
  HoneycombResponseError,
  HoneycombTimeoutError,
} from "@honeycomb/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

const apiKey = "key-that-nobody-may-see";

function connect(options: Partial<HoneycombClientOptions> = {}): HoneycombClient {
  return new HoneycombClient({ baseUrl: server.url(""), retry: 0, ...options, apiKey });
}

/** Returns what a function throws: of the expected class, with a stack that leads here, without the key. */
function errorOf<E extends HoneycombError>(
  ErrorClass: new (...parameters: never[]) => E,
  work: () => unknown,
): E {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(ErrorClass);
    expect(error).toBeInstanceOf(HoneycombError);
    expect((error as E).name).toBe(ErrorClass.name);
    expect((error as E).stack).toContain("errors.test.ts");
    expect(everything(error)).not.toContain(apiKey);
    return error as E;
  }
  throw new Error("Nothing was thrown");
}

function everything(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error) ?? "";
  return `${error.stack} ${JSON.stringify(error)} ${everything(error.cause)}`;
}

test("an error response", () => {
  const error = errorOf(HoneycombNotFoundError, () => connect().datasets.get("status-404"));
  expect(error).toMatchObject({
    operation: "getDataset",
    status: 404,
    requestId: "request-1",
    body: { error: "status 404" },
  });
});

test("a response that is not JSON", () => {
  const error = errorOf(HoneycombResponseError, () => connect().datasets.get("text"));
  expect(error).toMatchObject({ operation: "getDataset", body: "<html>not JSON</html>" });
  expect(error.cause).toBeInstanceOf(SyntaxError);
});

test("no response in time", () => {
  const client = connect({ timeout: 200 });
  client.datasets.list();
  const start = performance.now();
  const error = errorOf(HoneycombTimeoutError, () => client.datasets.get("hang"));
  const elapsed = performance.now() - start;
  expect(error).toMatchObject({ operation: "getDataset", timeout: 200 });
  expect(elapsed).toBeGreaterThanOrEqual(199);
  expect(elapsed).toBeLessThan(3000);
});

test("a connection that is refused", async () => {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, "close");
  const client = connect({ baseUrl: `http://127.0.0.1:${port}` });
  const error = errorOf(HoneycombConnectionError, () => client.datasets.list());
  expect(error).toMatchObject({ operation: "listDatasets", code: "ECONNREFUSED" });
  expect(error.cause).toBeInstanceOf(TypeError);
  expect(error.cause).toMatchObject({
    message: "fetch failed",
    cause: { code: "ECONNREFUSED", syscall: "connect", address: "127.0.0.1", port },
  });
});

test("a connection that is cut in the middle of a body", () => {
  const error = errorOf(HoneycombConnectionError, () => connect().datasets.get("cut"));
  expect(error).toMatchObject({ operation: "getDataset", code: "UND_ERR_SOCKET" });
  expect(error.cause).toMatchObject({
    message: "terminated",
    cause: { name: "SocketError", message: "other side closed", code: "UND_ERR_SOCKET" },
  });
});

test("input that is not valid", () => {
  errorOf(HoneycombInputError, () => connect().datasets.get(""));
  errorOf(HoneycombInputError, () => connect().all((c) => [c.datasets.get("")]));
});

test("a key that is missing", () => {
  const client = new HoneycombClient({ managementKey: "id", managementSecret: "secret" });
  errorOf(HoneycombConfigError, () => client.datasets.list());
});

test("a request that can't be passed to another process fails only its own call", () => {
  const client = connect();
  const unsendable = call(function* () {
    const request: HttpRequest = {
      operation: "createDataset",
      method: "POST",
      url: server.url("/1/datasets"),
      headers: {},
      body: (() => "a function") as unknown as string,
      timeout: 5000,
      maxResponseSize: 1000,
    };
    yield { type: "send", request };
  });
  const [failed, datasets] = client.allSettled((c) => [unsendable, c.datasets.list()]);
  expect(failed).toMatchObject({ status: "rejected", reason: { name: "DataCloneError" } });
  expect(datasets.status).toBe("fulfilled");
});

test("the stack leads to the caller, however deep the work was", () => {
  const client = connect();
  errorOf(HoneycombNotFoundError, () => client.queryResults.run("status-404", "query"));
  errorOf(HoneycombNotFoundError, () => client.queryResults.run("status-404", {}));
  errorOf(HoneycombNotFoundError, () =>
    client.all((c) => [c.queryResults.run("status-404", {}), c.datasets.list()]),
  );
});
