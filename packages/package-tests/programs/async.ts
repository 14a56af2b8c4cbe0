import { type Dataset, HoneycombClient } from "@honeycomb/async";

async function main(): Promise<string[]> {
  await using client = HoneycombClient.fromEnv();
  const datasets: Dataset[] = await client.datasets.list();
  // @ts-expect-error a misspelled field doesn't compile
  if (datasets[0]?.nmae !== undefined) throw new Error("unusable");
  return datasets.map(({ name }) => name);
}
main().then((names) => console.log(names.join()));
