import { once } from "node:events";
import { HoneycombClient } from "@honeycomb/async";
import { createApp } from "./app.ts";
import { serve } from "./serve.ts";

/**
 * Serves until SIGTERM or SIGINT; then it answers the requests under way and ends. A second signal
 * ends it at once.
 *
 * Besides the variables that `HoneycombClient.fromEnv` reads, `PORT` (3000) and `HOST` (127.0.0.1)
 * say where to listen. Whoever reaches the server sees what the key may see: let nobody else in
 * before you listen on more than loopback.
 */
async function main({ PORT = "3000", HOST = "127.0.0.1" }: NodeJS.ProcessEnv): Promise<void> {
  // Somebody waits for the page: better to say soon that there is none than to try for a minute.
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
