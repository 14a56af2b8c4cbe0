import { once } from "node:events";
import { HoneycombClient } from "@honeycomb/async";
import { createApp } from "./app.ts";
import { serve } from "./serve.ts";

/**
 * Serves until SIGTERM or SIGINT. Then it waits for running requests and exits. A second signal ends
 * it immediately.
 *
 * It reads the environment variables of `HoneycombClient.fromEnv`, and `PORT` (3000) and `HOST`
 * (127.0.0.1). Everyone who can reach the server can read what the key can read, so restrict access
 * before you listen on other addresses than loopback.
 */
async function main({ PORT = "3000", HOST = "127.0.0.1" }: NodeJS.ProcessEnv): Promise<void> {
  // A visitor waits for the page, so failing soon is better than retrying for a minute.
  await using client = HoneycombClient.fromEnv({
    timeout: 10_000,
    retry: { maxRetries: 1, maxDelay: 2000 },
  });
  const server = await serve(createApp(client), { port: Number(PORT), host: HOST });
  console.log(`Listening on ${server.url}`);
  const signalled = new AbortController();
  const { signal } = signalled;
  await Promise.race([once(process, "SIGTERM", { signal }), once(process, "SIGINT", { signal })]);
  signalled.abort();
  console.log("Stopping");
  await server.stop();
}

try {
  await main(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
