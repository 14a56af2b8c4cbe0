#!/usr/bin/env node
import process from "node:process";
import { run } from "./run.ts";

// A reader such as `head` may close the pipe early, which is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const { stdin, stdout, stderr, env: environment } = process;
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, environment });
