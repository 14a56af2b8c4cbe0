#!/usr/bin/env node
import process from "node:process";
import { getSystemErrorMessage } from "node:util";
import { run } from "./run.ts";

const { stdin, stdout, stderr, env: environment } = process;

stdout.on("error", ({ code, errno, message }: NodeJS.ErrnoException) => {
  // A reader such as `head` may close the pipe early, which is not an error.
  if (code === "EPIPE") process.exit(0);
  const reason = errno === undefined ? message : `${code}: ${getSystemErrorMessage(errno)}`;
  stderr.write(`error: cannot write to standard output: ${reason}\n`, () => process.exit(1));
});
// Where messages can't be written, nothing can be reported. The exit code still tells the result.
stderr.on("error", () => {});

process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, environment });
