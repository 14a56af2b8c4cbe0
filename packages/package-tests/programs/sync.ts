import { type Dataset, HoneycombClient } from "@honeycomb/sync";

using client = HoneycombClient.fromEnv();
const datasets: Dataset[] = client.datasets.list();
// @ts-expect-error a misspelled field doesn't compile
if (datasets[0]?.nmae !== undefined) throw new Error("unusable");
console.log(datasets.map(({ name }) => name).join());
