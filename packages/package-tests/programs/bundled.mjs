import { HoneycombClient } from "@honeycomb/sync";

const client = HoneycombClient.fromEnv({ retry: 0 });
console.log(
  client.datasets
    .list()
    .map(({ name }) => name)
    .join(),
);
client.close();
