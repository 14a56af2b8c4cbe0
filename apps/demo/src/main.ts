import { HoneycombClient as AsyncClient } from "@honeycomb/async";
import { startSandbox } from "@honeycomb/sandbox/process";
import { HoneycombClient as SyncClient } from "@honeycomb/sync";
import { show } from "./show.ts";

console.log(`Honeycomb's API for TypeScript, with promises or blocking.

This runs against a sandbox: a Honeycomb API on this machine that holds a day of a small shop's
events. It waits 100 ms before each answer, as a far one would. asyncClient is a HoneycombClient
from @honeycomb/async, syncClient is one from @honeycomb/sync.`);

const apiKey = "demo";
await using sandbox = await startSandbox({ seed: true, latency: 100, apiKeys: [apiKey] });
await using asyncClient = new AsyncClient({ apiKey, baseUrl: sandbox.url });
using syncClient = new SyncClient({ apiKey, baseUrl: sandbox.url });

await show("Which datasets are there? Blocking: the method returns them", () => {
  const datasets = syncClient.datasets.list();
  console.table(datasets.map(({ name, slug, description }) => ({ name, slug, description })));
});

await show("Which pages are slow? With promises", async () => {
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

await show(
  "Ten reads with promises, at once",
  async () => {
    await Promise.all(tenSlugs.map((slug) => asyncClient.datasets.get(slug)));
  },
  timed,
);

await show(
  "Ten reads blocking, one by one",
  () => {
    for (const slug of tenSlugs) syncClient.datasets.get(slug);
  },
  timed,
);

await show(
  "Ten reads blocking, at once",
  () => {
    syncClient.all((c) => tenSlugs.map((slug) => c.datasets.get(slug)));
  },
  timed,
);

await show("A trigger for each dataset", () => {
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

await show(
  "Bad input is refused before anything is sent",
  () => {
    syncClient.triggers.create("frontend", {
      name: "",
      threshold: { op: ">", value: 10 },
      frequency: 90,
    });
  },
  { throws: true },
);

await show(
  "A dataset that isn't there",
  () => {
    syncClient.datasets.get("nowhere");
  },
  { throws: true },
);

console.log(`
What to try next:

  npx -y pnpm@12 test
      the tests; no key, no account
  npx -y pnpm@12 --silent --filter @honeycomb/cli start sandbox
      a sandbox that stays until Ctrl-C, and says how to reach it
  npx -y pnpm@12 --silent --filter @honeycomb/cli start help
      the command line, hny`);
