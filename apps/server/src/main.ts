import { once } from "node:events";
import { HoneycombClient } from "@honeycomb/async";
import { createApp } from "./app.ts";
import { logError } from "./log.ts";
import { serve } from "./serve.ts";

/**
 * Serves until SIGTERM or SIGINT. Then it waits for running requests and exits. A second signal ends
 * it immediately.
 *
 * It reads the environment variables of `HoneycombClient.fromEnv`, and `PORT` (3000; 0 for any free
 * port) and `HOST` (127.0.0.1). An empty variable counts as missing. Everyone who can reach the server
 * can read what the key can read, so restrict access before you listen on other addresses than
 * loopback.
 */
async function main({ PORT, HOST }: NodeJS.ProcessEnv): Promise<void> {
  const port = readPort(PORT || "3000");
  // A visitor waits for the page, so failing soon is better than retrying for a minute.
  await using client = HoneycombClient.fromEnv({
    timeout: 10_000,
    retry: { maxRetries: 1, maxDelay: 2000 },
  });
  const server = await serve(createApp(client), { port, host: HOST || "127.0.0.1" });
  console.log(`Listening on ${server.url}`);
  const signalled = new AbortController();
  const { signal } = signalled;
  await Promise.race([once(process, "SIGTERM", { signal }), once(process, "SIGINT", { signal })]);
  signalled.abort();
  console.log("Stopping");
  await server.stop();
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Error(`PORT is "${text}"; it must be a whole number from 0 to 65535`);
}

try {
  await main(process.env);
} catch (error) {
  logError(error);
  process.exitCode = 1;
}
