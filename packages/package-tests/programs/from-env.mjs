import { HoneycombClient } from "@honeycomb/async";

// The URL is an argument, since a program may be allowed to read the key only.
await using client = HoneycombClient.fromEnv({ baseUrl: process.argv[2], retry: 0 });
const datasets = await client.datasets.list();
console.log(datasets.map(({ name }) => name).join());
