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
  /** The output to close before anything is written to it. */
  readonly unread?: "stdout" | "stderr";
  /** Where a shell redirects the output, such as `> /dev/null`. */
  readonly redirection?: string;
}

/** Starts the real command in a child process. */
export function spawnHny(args: readonly string[], options: HnyOptions = {}) {
  const { url, key = apiKey, redirection = "" } = options;
  const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const command = [process.execPath, "--conditions=@honeycomb/source", main, ...args];
  return spawn("sh", ["-c", `exec "$@" ${redirection}`, "sh", ...command], {
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
  const { unread, input = "" } = options;
  if (unread !== undefined) child[unread].destroy();
  child.stdin.end(input);
  const read = (output: "stdout" | "stderr") => (output === unread ? "" : text(child[output]));
  const [stdout, stderr] = await Promise.all([read("stdout"), read("stderr")]);
  const [code] = await exited;
  return { code, stdout, stderr };
}
