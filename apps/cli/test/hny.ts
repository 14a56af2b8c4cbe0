import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export const apiKey = "a-key-to-keep";

interface HnyOptions {
  /** Where the API is. */
  readonly url?: string | undefined;
  /** @default the key that the tests' sandboxes know */
  readonly key?: string | undefined;
  /** What stands on standard input. */
  readonly input?: string;
  /** Whether who reads its output goes away before there is any. */
  readonly unread?: boolean;
}

/** Starts the real command in a process of its own. */
export function spawnHny(args: readonly string[], { url, key = apiKey }: HnyOptions = {}) {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  return spawn(process.execPath, ["--conditions=@honeycomb/source", main, ...args], {
    env: {
      PATH: process.env.PATH,
      HONEYCOMB_API_KEY: key,
      ...(url !== undefined && { HONEYCOMB_API_ENDPOINT: url }),
    },
  });
}

/** Runs the real command to its end. */
export async function hny(args: readonly string[], options: HnyOptions = {}) {
  const child = spawnHny(args, options);
  const exited = once(child, "exit");
  if (options.unread) child.stdout.destroy();
  child.stdin.end(options.input ?? "");
  const [stdout, stderr] = await Promise.all([
    options.unread ? "" : text(child.stdout),
    text(child.stderr),
  ]);
  const [code] = await exited;
  return { code, stdout, stderr };
}
