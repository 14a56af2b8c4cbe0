import { callApi } from "@honeycomb/core/transport";
import {
  type Call,
  call,
  HoneycombClient,
  type HoneycombClientOptions,
  HoneycombConnectionError,
} from "@honeycomb/sync";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { isRunning, sendersOf } from "./support/processes.ts";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

function connect(name: string, options: Partial<HoneycombClientOptions> = {}): HoneycombClient {
  const client = new HoneycombClient({
    baseUrl: server.url(name),
    retry: { minDelay: 1 },
    ...options,
    apiKey: "key",
  });
  onTestFinished(() => client.close());
  return client;
}

/** Sends a signal to the sender process, and returns its id. */
function signalSender(signal: NodeJS.Signals): number {
  const [sender] = sendersOf(process.pid);
  if (sender === undefined) throw new Error("There is no sender process");
  process.kill(sender, signal);
  return sender;
}

/** Waits for a response, and then kills the sender process while other calls are running. */
function loseSender(signal: NodeJS.Signals): Call<number> {
  return call(function* () {
    yield* callApi().datasets.list();
    return signalSender(signal);
  });
}

const aTrigger = {
  name: "Slow",
  query_id: "query",
  threshold: { op: ">", value: 1 },
} as const;

test("an idempotent request is retried on another process", () => {
  const onRetry = vi.fn();
  const client = connect("retried", { onRetry });
  const [dataset, lost] = client.all((c) => [c.datasets.get("slow-200"), loseSender("SIGKILL")]);
  expect(dataset.slug).toBe("slow-200");
  expect(sendersOf(process.pid)).not.toContain(lost);
  expect(onRetry).toHaveBeenCalledOnce();
  expect(onRetry.mock.lastCall?.[0].error).toBeInstanceOf(HoneycombConnectionError);
});

test("a request that is not idempotent fails, and the error says how the process ended", () => {
  const client = connect("failed");
  const [trigger] = client.allSettled((c) => [
    c.triggers.create("hang", aTrigger),
    loseSender("SIGKILL"),
  ]);
  expect(trigger).toMatchObject({
    status: "rejected",
    reason: {
      constructor: HoneycombConnectionError,
      operation: "createTrigger",
      message: "createTrigger: the process that sends requests was killed by SIGKILL",
      cause: new Error("The process that sends requests was killed by SIGKILL"),
    },
  });
});

test("without retries, any request fails", () => {
  const client = connect("no-retry", { retry: 0 });
  expect(() => client.all((c) => [c.datasets.get("hang"), loseSender("SIGTERM")])).toThrow(
    expect.objectContaining({
      constructor: HoneycombConnectionError,
      cause: new Error("The process that sends requests was killed by SIGTERM"),
    }),
  );
  expect(client.datasets.list()).toHaveLength(1);
});

test("each of several concurrent calls is retried or fails on its own", () => {
  const client = connect("several");
  const [dataset, trigger, other] = client.allSettled((c) => [
    c.datasets.get("slow-200"),
    c.triggers.create("hang", aTrigger),
    c.datasets.get("slow-100"),
    loseSender("SIGKILL"),
  ]);
  expect(dataset).toMatchObject({ status: "fulfilled", value: { slug: "slow-200" } });
  expect(trigger).toMatchObject({ status: "rejected", reason: { operation: "createTrigger" } });
  expect(other).toMatchObject({ status: "fulfilled", value: { slug: "slow-100" } });
});

test("a call works after the process was killed between calls", async () => {
  const client = connect("between");
  expect(client.datasets.list()).toHaveLength(1);
  const lost = signalSender("SIGKILL");
  await vi.waitFor(() => expect(isRunning(lost)).toBe(false));
  expect(client.datasets.list()).toHaveLength(1);
  expect(sendersOf(process.pid)).not.toContain(lost);
});

test("an error says how a process ended that fails on start", () => {
  const flag = "--dns-result-order=wrong";
  process.execArgv.push(flag);
  onTestFinished(() => {
    process.execArgv.splice(process.execArgv.indexOf(flag), 1);
  });
  expect(() => connect("bad-flag", { retry: 0 }).datasets.list()).toThrow(
    /^listDatasets: the process that sends requests exited with code \d+$/,
  );
});
