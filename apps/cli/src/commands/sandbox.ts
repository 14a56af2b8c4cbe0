import { once } from "node:events";
import process from "node:process";
import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { parseDuration } from "../notation/duration.ts";
import type { Group, Root } from "../root.ts";
import type { Shell } from "../shell.ts";

const port = new Option(
  "--port <number>",
  "the port to listen on (default: any free port)",
).argParser(parsePort);

const latency = new Option(
  "--latency <duration>",
  "the delay before each response, such as 100ms",
).argParser(parseDuration);

export function addSandbox(sandbox: Group, root: Root, { stdout }: Shell): void {
  sandbox
    .optionsGroup("Sandbox:")
    .addOption(port)
    .addOption(latency)
    .option("--no-seed", "start without sample data")
    .addHelpText("after", help)
    .action(async ({ port, latency, seed }) => {
      const { apiKey } = root.opts();
      // Loaded here, since the database would slow down the start of other commands.
      const { createSandbox } = await import("@honeycomb/sandbox");
      const apiKeys = apiKey === undefined ? undefined : [apiKey];
      await using sandbox = createSandbox({ latency, seed, apiKeys });
      const { url } = await sandbox.listen({ port });
      stdout.write(`Honeycomb sandbox listening on ${url}\n`);
      stdout.write(
        `Use it: HONEYCOMB_API_ENDPOINT=${url} HONEYCOMB_API_KEY=${apiKey ? "…" : "any"}\n`,
      );
      await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    });
}

const help = `
The sandbox accepts any key. With --api-key, it accepts only that one.

Examples:
  $ hny sandbox --port 8080
  $ HONEYCOMB_API_ENDPOINT=http://127.0.0.1:8080 HONEYCOMB_API_KEY=any hny datasets list`;

function parsePort(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError("Expected a port, from 0 to 65535.");
}
