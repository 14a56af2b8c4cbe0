import { createSandbox } from "@honeycomb/sandbox";

async function main(): Promise<string> {
  await using sandbox = createSandbox({ apiKeys: ["key"] });
  await using server = await sandbox.listen();
  const headers = { "x-honeycomb-team": "key", "content-type": "application/json" };
  await fetch(`${server.url}/1/datasets`, { method: "POST", headers, body: '{"name":"API"}' });
  // @ts-expect-error a latency is a number of milliseconds
  if (!createSandbox({ latency: "long" })) throw new Error("unusable");
  const response = await fetch(`${server.url}/1/datasets`, { headers });
  const datasets = (await response.json()) as { name: string }[];
  return datasets.map(({ name }) => name).join();
}
main().then(console.log);
