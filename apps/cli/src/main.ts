#!/usr/bin/env node
import process from "node:process";
import { run } from "./run.ts";

// Who reads may stop reading, as `head` does: that is no error, and there is nobody to tell.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const { stdin, stdout, stderr, env: environment } = process;
process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, environment });
