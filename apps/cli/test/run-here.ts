import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { WriteStream } from "node:tty";
import { run } from "../src/run.ts";
import { apiKey } from "./hny.ts";

/** Runs `hny` in this process. Its streams can imitate a terminal. */
export async function runHere(
  args: readonly string[],
  { url = "http://127.0.0.1:65535", isTTY = false, input = "" } = {},
) {
  const stdin = new PassThrough().end(input);
  // Whether to use colors depends on the environment, as for a real terminal.
  const { getColorDepth } = WriteStream.prototype;
  const stdout = Object.assign(new PassThrough(), { isTTY, getColorDepth });
  const stderr = Object.assign(new PassThrough(), { isTTY, getColorDepth });
  const code = await run(args, {
    ...{ stdin, stdout, stderr },
    environment: { HONEYCOMB_API_KEY: apiKey, HONEYCOMB_API_ENDPOINT: url },
  });
  return { code, stdout: await text(stdout.end()), stderr: await text(stderr.end()) };
}
