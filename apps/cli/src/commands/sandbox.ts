import { once } from "node:events";
import process from "node:process";
import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import { parseDuration } from "../notation/duration.ts";
import type { Group, Root } from "../root.ts";
import type { Shell } from "../shell.ts";

const port = new Option("--port <number>", "where to listen (default: any free port)").argParser(
  parsePort,
);

const latency = new Option(
  "--latency <duration>",
  "how long to wait before each answer, such as 100ms",
).argParser(parseDuration);

export function addSandbox(sandbox: Group, root: Root, { stdout }: Shell): void {
  sandbox
    .optionsGroup("Sandbox:")
    .addOption(port)
    .addOption(latency)
    .option("--no-seed", "start empty, without a day of a small shop's events")
    .addHelpText("after", help)
    .action(async ({ port, latency, seed }) => {
      const { apiKey } = root.opts();
      // Loaded here, since its database would make every other command slower to start.
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
It takes any key, unless --api-key names the one that it is to know.

Examples:
  $ hny sandbox --port 8080
  $ HONEYCOMB_API_ENDPOINT=http://127.0.0.1:8080 HONEYCOMB_API_KEY=any hny datasets list`;

function parsePort(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError("Expected a port, from 0 to 65535.");
}
