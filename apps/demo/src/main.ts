import { HoneycombClient as AsyncClient } from "@honeycomb/async";
import { startSandbox } from "@honeycomb/sandbox/process";
import { HoneycombClient as SyncClient } from "@honeycomb/sync";
import { runExample } from "./run-example.ts";

console.log(`Honeycomb's API for TypeScript: with promises, or blocking.

This demo uses a sandbox: a local Honeycomb API with the events of a small shop. It delays each
response by 100 ms, like a remote server. asyncClient is a HoneycombClient from @honeycomb/async, and
syncClient is one from @honeycomb/sync.`);

const apiKey = "demo";
await using sandbox = await startSandbox({ seed: true, latency: 100, apiKeys: [apiKey] });
await using asyncClient = new AsyncClient({ apiKey, baseUrl: sandbox.url });
using syncClient = new SyncClient({ apiKey, baseUrl: sandbox.url });

await runExample("List datasets, blocking", () => {
  const datasets = syncClient.datasets.list();
  console.table(datasets.map(({ name, slug, description }) => ({ name, slug, description })));
});

await runExample("Find slow pages, with promises", async () => {
  const { data } = await asyncClient.queryResults.run("frontend", {
    calculations: [{ op: "COUNT" }, { op: "P99", column: "duration_ms" }],
    breakdowns: ["http.route"],
    orders: [{ op: "P99", column: "duration_ms", order: "descending" }],
    time_range: 24 * 3600,
  });
  console.table(data?.results?.map((row) => row.data));
});

const tenSlugs = Array.from({ length: 10 }, () => "frontend");

const timed = { timed: true };

await runExample(
  "Ten requests with promises, concurrently",
  async () => {
    await Promise.all(tenSlugs.map((slug) => asyncClient.datasets.get(slug)));
  },
  timed,
);

await runExample(
  "Ten requests blocking, one after the other",
  () => {
    for (const slug of tenSlugs) syncClient.datasets.get(slug);
  },
  timed,
);

await runExample(
  "Ten requests blocking, concurrently",
  () => {
    syncClient.all((c) => tenSlugs.map((slug) => c.datasets.get(slug)));
  },
  timed,
);

await runExample("Create a trigger for each dataset", () => {
  for (const dataset of syncClient.datasets.list()) {
    const trigger = syncClient.triggers.create(dataset.slug, {
      name: `Errors in ${dataset.name}`,
      query: {
        calculations: [{ op: "COUNT" }],
        filters: [{ column: "error", op: "=", value: true }],
        time_range: 300,
      },
      threshold: { op: ">", value: 10 },
      frequency: 300,
    });
    console.log(`Created trigger ${trigger.id} for ${dataset.name}`);
  }
});

await runExample(
  "Invalid input is an error before anything is sent",
  () => {
    syncClient.triggers.create("frontend", {
      name: "",
      threshold: { op: ">", value: 10 },
      frequency: 90,
    });
  },
  { throws: true },
);

await runExample(
  "A dataset that doesn't exist",
  () => {
    syncClient.datasets.get("nowhere");
  },
  { throws: true },
);

console.log(`
What to try next:

  npx -y pnpm@12 test
      run the tests; they need no key and no account
  npx -y pnpm@12 --silent --filter @honeycomb/cli start sandbox
      start a sandbox, and print how to use it
  npx -y pnpm@12 --silent --filter @honeycomb/cli start help
      print the help of the command line, hny`);
