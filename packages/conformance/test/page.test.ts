import {
  HoneycombClient as AsyncClient,
  type Dataset,
  HoneycombNotFoundError,
} from "@honeycomb/async";
import { HoneycombClient as SyncClient } from "@honeycomb/sync";
import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { modes } from "../src/client.ts";
import { countRunning } from "../src/count-running.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

// What programs do with a client, written for each mode, with the same results.

const sandbox = useSandbox({ latency: 20 });
const options = { apiKey: "test-key", baseUrl: "" };
beforeEach(async () => {
  options.baseUrl = sandbox().url;
  await using client = new AsyncClient(options);
  for (const name of ["My Dataset", "Web"]) await client.datasets.create({ name });
});

const threshold = { op: ">", value: 10 } as const;

describe("basic usage", () => {
  test("async", async () => {
    const names: string[] = [];
    await using client = new AsyncClient(options);
    for (const dataset of await client.datasets.list()) names.push(dataset.name);
    expect(names).toEqual(["My Dataset", "Web"]);
  });

  test("sync", () => {
    const names: string[] = [];
    using client = new SyncClient(options);
    for (const dataset of client.datasets.list()) names.push(dataset.name);
    expect(names).toEqual(["My Dataset", "Web"]);
  });
});

describe("concurrent operations", () => {
  test("async", async () => {
    await using client = new AsyncClient(options);
    const [datasets, triggers, slos] = await Promise.all([
      client.datasets.list(),
      client.triggers.list("my-dataset"),
      client.slos.list("my-dataset"),
    ]);
    expect([datasets.length, triggers.length, slos.length]).toEqual([2, 0, 0]);
  });

  test("sync", () => {
    using client = new SyncClient(options);
    const [datasets, triggers, slos] = client.all((c) => [
      c.datasets.list(),
      c.triggers.list("my-dataset"),
      c.slos.list("my-dataset"),
    ]);
    expect([datasets.length, triggers.length, slos.length]).toEqual([2, 0, 0]);
  });
});

describe("sequential operations: a trigger for each dataset", () => {
  test("async", async () => {
    await using client = new AsyncClient(options);
    const created: string[] = [];
    for (const dataset of await client.datasets.list()) {
      const name = `Errors in ${dataset.name}`;
      const trigger = await client.triggers.create(dataset.slug, {
        name,
        threshold,
        frequency: 300,
      });
      created.push((await client.triggers.get(dataset.slug, trigger.id)).name);
    }
    expect(created).toEqual(["Errors in My Dataset", "Errors in Web"]);
  });

  test("sync", () => {
    using client = new SyncClient(options);
    const created: string[] = [];
    for (const dataset of client.datasets.list()) {
      const name = `Errors in ${dataset.name}`;
      const trigger = client.triggers.create(dataset.slug, { name, threshold, frequency: 300 });
      created.push(client.triggers.get(dataset.slug, trigger.id).name);
    }
    expect(created).toEqual(["Errors in My Dataset", "Errors in Web"]);
  });
});

describe("a command-line tool that lists datasets", () => {
  const format = (datasets: Dataset[]) =>
    datasets.flatMap(({ name, slug, regular_columns_count }) => [
      `  - ${name} (${slug})`,
      `    Columns: ${regular_columns_count ?? 0}`,
    ]);
  const expected = [
    "  - My Dataset (my-dataset)",
    "    Columns: 0",
    "  - Web (web)",
    "    Columns: 0",
  ];
  const environment = () => ({
    HONEYCOMB_API_KEY: "test-key",
    HONEYCOMB_API_ENDPOINT: sandbox().url,
  });

  test("async", async () => {
    await using client = AsyncClient.fromEnv({}, environment());
    expect(format(await client.datasets.list())).toEqual(expected);
  });

  test("sync", () => {
    using client = SyncClient.fromEnv({}, environment());
    expect(format(client.datasets.list())).toEqual(expected);
  });
});

describe("one mode for each client", () => {
  test("a client returns promises or plain values, and the compiler knows which", async () => {
    await using promising = new AsyncClient(options);
    using blocking = new SyncClient(options);
    const promise = promising.datasets.list();
    const list = blocking.datasets.list();
    expectTypeOf(promise).toEqualTypeOf<Promise<Dataset[]>>();
    expectTypeOf(list).toEqualTypeOf<Dataset[]>();
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise).toEqual(list);
  });

  test("mixing them doesn't compile", async () => {
    const wrong = (promising: AsyncClient, blocking: SyncClient) => {
      // @ts-expect-error a promise has no length
      promising.datasets.list().length;
      // @ts-expect-error a list has no then
      blocking.datasets.list().then(() => {});
      // @ts-expect-error an async client is closed by `await using`
      using _closing = promising;
    };
    expectTypeOf(wrong).toBeFunction();
    expectTypeOf<SyncClient>().toExtend<Disposable>();
    expectTypeOf<SyncClient>().not.toExtend<AsyncDisposable>();
    expectTypeOf<AsyncClient>().not.toExtend<Disposable>();
  });
});

describe("context managers", () => {
  test("async", async () => {
    let kept: AsyncClient;
    {
      await using client = new AsyncClient(options);
      kept = client;
      expect(await client.datasets.list()).toHaveLength(2);
    }
    expect((await failureOf(() => kept.datasets.list())).message).toContain("client is closed");
  });

  test("sync", async () => {
    let kept: SyncClient;
    {
      using client = new SyncClient(options);
      kept = client;
      expect(client.datasets.list()).toHaveLength(2);
    }
    expect((await failureOf(() => kept.datasets.list())).message).toContain("client is closed");
  });
});

describe("manual cleanup", () => {
  test("async", async () => {
    const client = new AsyncClient(options);
    try {
      expect(await client.datasets.list()).toHaveLength(2);
    } finally {
      await client.close();
    }
    expect((await failureOf(() => client.datasets.list())).message).toContain("client is closed");
  });

  test("sync", async () => {
    const client = new SyncClient(options);
    try {
      expect(client.datasets.list()).toHaveLength(2);
    } finally {
      client.close();
    }
    expect((await failureOf(() => client.datasets.list())).message).toContain("client is closed");
  });
});

describe("ten reads, of which one finds something", () => {
  const slugs = ["web", ...Array.from({ length: 9 }, (_, index) => `dataset-${index}`)];
  /** The outcome of each: the slug that it found, or the class of its error. */
  const summary = (outcomes: unknown[]) =>
    outcomes.map((outcome) =>
      outcome instanceof Error ? outcome.constructor : (outcome as Dataset).slug,
    );
  const expected = ["web", ...Array.from({ length: 9 }, () => HoneycombNotFoundError)];

  test("async, concurrently", async () => {
    const running = countRunning();
    await using client = new AsyncClient({ ...options, ...running.hooks });
    const settled = await Promise.allSettled(slugs.map((slug) => client.datasets.get(slug)));
    expect(summary(settled.map(outcomeOf))).toEqual(expected);
    expect(running.most).toBe(10);
  });

  test("sync, sequentially", () => {
    const running = countRunning();
    using client = new SyncClient({ ...options, ...running.hooks });
    const outcomes: unknown[] = [];
    for (const slug of slugs) {
      try {
        outcomes.push(client.datasets.get(slug));
      } catch (error) {
        outcomes.push(error);
      }
    }
    expect(summary(outcomes)).toEqual(expected);
    expect(running.most).toBe(1);
  });

  test.each(modes)("$name, concurrently with allSettled", async ({ connect }) => {
    const running = countRunning();
    await using client = connect({ ...options, ...running.hooks });
    const settled = await client.allSettled((c) => slugs.map((slug) => c.datasets.get(slug)));
    expect(summary(settled.map(outcomeOf))).toEqual(expected);
    expect(running.most).toBe(10);
  });
});

const outcomeOf = (settled: PromiseSettledResult<Dataset>) =>
  settled.status === "fulfilled" ? settled.value : settled.reason;
