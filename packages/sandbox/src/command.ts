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
  .description("A Honeycomb API on this machine, for tests and demos. It listens on 127.0.0.1.")
  .option("--port <number>", "where to listen; 0 is any free port", readNumber(0, 65_535), 0)
  .option(
    "--latency <milliseconds>",
    "how long to wait before each answer",
    readNumber(0, 60_000),
    0,
  )
  .option(
    "--api-key <key>",
    "an API key that is known, more than once if need be; any is taken without it",
    collect,
  )
  .option(
    "--management-key <id:secret>",
    "a management key that is known, in the same way",
    collectPair,
  )
  .option("--no-seed", "start empty, without a day of a small shop's events")
  .option("--exit-with-parent", "end when standard input does")
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
    throw new InvalidArgumentError(`It may be a whole number from ${min} to ${max}.`);
  };
}

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

function collectPair(value: string, previous: readonly string[] = []): string[] {
  if (!/^[^:]+:.+$/.test(value)) throw new InvalidArgumentError("It may be id:secret.");
  return collect(value, previous);
}
