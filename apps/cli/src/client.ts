import type { HoneycombClient } from "@honeycomb/sync";
import type { Root } from "./root.ts";
import type { Shell } from "./shell.ts";

/**
 * Creates a client from options and environment variables. Options take precedence.
 *
 * @throws HoneycombConfigError when they don't fit together, or a key is missing
 */
export async function openClient(root: Root, { environment }: Shell): Promise<HoneycombClient> {
  const { HoneycombClient } = await import("@honeycomb/sync");
  const { apiKey, managementKey, managementSecret, apiUrl, ...options } = root.opts();
  const { region, timeout, allowInsecure } = options;
  return HoneycombClient.fromEnv(
    { region, timeout, allowInsecure },
    {
      HONEYCOMB_API_KEY: apiKey ?? environment.HONEYCOMB_API_KEY,
      HONEYCOMB_MANAGEMENT_KEY: managementKey ?? environment.HONEYCOMB_MANAGEMENT_KEY,
      HONEYCOMB_MANAGEMENT_SECRET: managementSecret ?? environment.HONEYCOMB_MANAGEMENT_SECRET,
      // The option `--region` takes precedence over the environment variable for the URL.
      HONEYCOMB_API_ENDPOINT: apiUrl ?? (region ? undefined : environment.HONEYCOMB_API_ENDPOINT),
    },
  );
}
