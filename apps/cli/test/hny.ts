import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

export const apiKey = "a-key-to-keep";

interface HnyOptions {
  /** The URL of the API. */
  readonly url?: string | undefined;
  /** @default the key that the sandboxes of these tests accept */
  readonly key?: string | undefined;
  /** The standard input. */
  readonly input?: string;
  /** Whether to close the standard output before it is written. */
  readonly unread?: boolean;
}

/** Starts the real command in a child process. */
export function spawnHny(args: readonly string[], { url, key = apiKey }: HnyOptions = {}) {
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  return spawn(process.execPath, ["--conditions=@honeycomb/source", main, ...args], {
    env: {
      PATH,
      NODE_COMPILE_CACHE,
      HONEYCOMB_API_KEY: key,
      ...(url !== undefined && { HONEYCOMB_API_ENDPOINT: url }),
    },
  });
}

/** Runs the real command and waits until it exits. */
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
