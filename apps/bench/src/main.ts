// Compares the clients with what they are built on. Ratios are more useful than times, since
// they are similar on other machines.
import { fork } from "node:child_process";
import { once } from "node:events";
import { HoneycombClient as AsyncClient } from "@honeycomb/async";
import type { Call, HoneycombApi } from "@honeycomb/core";
import { HoneycombClient as SyncClient } from "@honeycomb/sync";
import ky from "ky";
import syncFetch from "sync-fetch";
import { eventTimes } from "./events.ts";
import { inNewProcess } from "./new-process.ts";
import { readingTimes } from "./reading.ts";
import { measure } from "./rounds.ts";
import { table } from "./table.ts";

const server = fork(new URL("./server.ts", import.meta.url));
const [port] = (await once(server, "message")) as [number];
const apiKey = "bench";
const headers = { "x-honeycomb-team": apiKey };
const baseUrl = `http://127.0.0.1:${port}`;
const url = `${baseUrl}/1/datasets`;
const slow = { apiKey, baseUrl: `${baseUrl}/slow` };

await using asyncClient = new AsyncClient({ apiKey, baseUrl });
using syncClient = new SyncClient({ apiKey, baseUrl });

const quick = await measure(
  {
    "bare fetch": async () => (await fetch(url, { headers })).json(),
    "ky(url).json()": () => ky(url, { headers }).json(),
    "async client": () => asyncClient.datasets.list(),
    "sync client": () => syncClient.datasets.list(),
  },
  { rounds: 100, turns: 25 },
);
const { "sync-fetch": processPerCall } = await measure(
  { "sync-fetch": () => syncFetch(url, { headers }).json() },
  { rounds: 5, turns: 3 },
);
const listing = { ...quick, "sync-fetch": processPerCall };
console.log(table("List 100 datasets, one call at a time", listing, "bare fetch"));
console.log(table("The same, compared with ky", quick, "ky(url).json()"));
console.log(table("The same, compared with the async client", quick, "async client"));

await using slowAsync = new AsyncClient(slow);
using slowSync = new SyncClient(slow);
const ten = <T>(item: () => T): T[] => Array.from({ length: 10 }, item);
const tenCalls = (c: HoneycombApi<"call">): Call<unknown>[] => ten(() => c.datasets.list());
const latency = await measure(
  {
    "async, one call": () => slowAsync.datasets.list(),
    "async, ten by Promise.all": () => Promise.all(ten(() => slowAsync.datasets.list())),
    "async, ten by all": () => slowAsync.all(tenCalls),
    "sync, one call": () => slowSync.datasets.list(),
    "sync, ten by all": () => slowSync.all(tenCalls),
    "sync, ten sequentially": () => ten(() => slowSync.datasets.list()),
  },
  { rounds: 5, turns: 1 },
);
console.log(table("Ten calls at 100 ms latency", latency, "async, one call"));

console.log(table("Read 10,000 rows", await readingTimes(), "fetch's Response and JSON.parse"));

console.log(table("Send 10,000 events", await eventTimes(baseUrl), "bare fetch, zstd"));

const list = (name: string) =>
  `import { HoneycombClient } from "@honeycomb/${name}";
   const client = new HoneycombClient({ apiKey: "bench", baseUrl: "${baseUrl}" });
   ${name === "async" ? "await " : ""}client.datasets.list();
   process.exit();`;
const newProcess = await inNewProcess({
  "node alone": "0",
  "import core": 'import "@honeycomb/core"',
  "import http": 'import "@honeycomb/http"',
  "import async": 'import "@honeycomb/async"',
  "import sync": 'import "@honeycomb/sync"',
  "bare fetch, one call": `await (await fetch("${url}")).json(); process.exit();`,
  "async client, one call": list("async"),
  "sync client, one call": list("sync"),
});
console.log(table("A new process", newProcess, "node alone"));
server.disconnect();
