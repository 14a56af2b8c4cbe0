import { HoneycombClient } from "@honeycomb/async";
import { HoneycombAuthError } from "@honeycomb/core";

await using client = HoneycombClient.fromEnv({ apiKey: "unknown" });
const error = await client.datasets.list().catch((error) => error);
console.log(error instanceof HoneycombAuthError);
