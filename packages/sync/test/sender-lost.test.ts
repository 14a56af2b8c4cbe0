import {
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
  const client = new HoneycombClient({ baseUrl: server.url(name), ...options, apiKey: "key" });
  onTestFinished(() => client.close());
  return client;
}

/** Sends a signal to the process that sends: a hook can, while the call blocks. */
function signalSender(signal: NodeJS.Signals): number {
  const [sender] = sendersOf(process.pid);
  if (sender === undefined) throw new Error("There is no process that sends");
  process.kill(sender, signal);
  return sender;
}

const aTrigger = {
  name: "Slow",
  query_id: "query",
  threshold: { op: ">", value: 1 },
} as const;

test("a call that is safe to repeat is repeated on another process", () => {
  const senders: number[] = [];
  const client = connect("repeated", {
    onRequest: () => {
      if (senders.length === 0) senders.push(signalSender("SIGKILL"));
      else senders.push(...sendersOf(process.pid));
    },
  });
  expect(client.datasets.get("slow-100").slug).toBe("slow-100");
  expect(senders).toHaveLength(2);
  expect(senders[0]).not.toBe(senders[1]);
});

test("a call that is not safe to repeat fails, and says how the process ended", () => {
  const client = connect("failed", { onRequest: () => signalSender("SIGKILL") });
  expect(() => client.triggers.create("hang", aTrigger)).toThrow(
    expect.objectContaining({
      constructor: HoneycombConnectionError,
      operation: "createTrigger",
      message: "createTrigger: the process that sends requests was killed by SIGKILL",
      cause: new Error("The process that sends requests was killed by SIGKILL"),
    }),
  );
});

test("a call that loses its process twice fails", () => {
  const client = connect("lost-twice", { onRequest: () => signalSender("SIGTERM") });
  expect(() => client.datasets.get("hang")).toThrow(
    expect.objectContaining({
      constructor: HoneycombConnectionError,
      cause: new Error("The process that sends requests was killed by SIGTERM"),
    }),
  );
});

test("of calls at once, each is repeated or fails for itself", () => {
  let isKilled = false;
  const client = connect("several", {
    onRequest: ({ operation }) => {
      if (isKilled || operation !== "createTrigger") return;
      isKilled = true;
      signalSender("SIGKILL");
    },
  });
  const [dataset, trigger, datasets] = client.allSettled((c) => [
    c.datasets.get("slow-200"),
    c.triggers.create("hang", aTrigger),
    c.datasets.list(),
  ]);
  expect(dataset).toMatchObject({ status: "fulfilled", value: { slug: "slow-200" } });
  expect(trigger).toMatchObject({ status: "rejected", reason: { operation: "createTrigger" } });
  expect(datasets.status).toBe("fulfilled");
});

test("the next call after one that was lost works, and so does one after a quiet death", async () => {
  const client = connect("next");
  const fatal = client.withOptions({ retry: 0 });
  expect(client.datasets.list()).toHaveLength(1);
  const first = signalSender("SIGKILL");
  await vi.waitFor(() => expect(isRunning(first)).toBe(false));
  expect(fatal.datasets.list()).toHaveLength(1);
  expect(sendersOf(process.pid)).not.toContain(first);
});
