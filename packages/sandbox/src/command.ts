#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import { createSandbox } from "./sandbox.ts";

interface Flags {
  readonly port: number;
  readonly latency: number;
  readonly apiKey?: string[];
  readonly managementKey?: `${string}:${string}`[];
  readonly seed: boolean;
  readonly exitWithParent?: boolean;
}

const program = new Command("honeycomb-sandbox")
  .description("Runs a local Honeycomb API for tests and demos. It listens on 127.0.0.1.")
  .option("--port <number>", "the port to listen on; 0 for any free port", readNumber(0, 65_535), 0)
  .option("--latency <milliseconds>", "the delay before each response", readNumber(0, 60_000), 0)
  .option(
    "--api-key <key>",
    "an API key to accept; can be repeated (default: any key is accepted)",
    collect,
  )
  .option(
    "--management-key <id:secret>",
    "a management key to accept; can be repeated (default: any key is accepted)",
    collectPair,
  )
  .option("--no-seed", "start without sample data")
  .option("--exit-with-parent", "exit when standard input is closed")
  .action(serve);

await program.parseAsync();

async function serve({ port, latency, apiKey, managementKey, seed, exitWithParent }: Flags) {
  const sandbox = createSandbox({ latency, seed, apiKeys: apiKey, managementKeys: managementKey });
  const { url } = await sandbox
    .listen({ port })
    .catch((error: unknown) =>
      program.error(error instanceof Error ? error.message : String(error)),
    );
  const end = async () => {
    await sandbox.close();
    process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  process.once("disconnect", end);
  if (exitWithParent) process.stdin.once("close", end).resume();
  console.log(`Honeycomb sandbox listening on ${url}`);
  console.log(
    `Use it: HONEYCOMB_API_ENDPOINT=${url} HONEYCOMB_API_KEY=${apiKey ? "<one of its keys>" : "any"}`,
  );
}

function readNumber(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

function collectPair(value: string, previous: readonly string[] = []): string[] {
  if (!/^[^:]+:.+$/.test(value)) throw new InvalidArgumentError("It must be id:secret.");
  return collect(value, previous);
}
