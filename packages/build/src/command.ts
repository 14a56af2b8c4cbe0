#!/usr/bin/env node
import { parseArgs } from "node:util";
import { buildPackage } from "./index.ts";

// Builds the package in the current folder:
// build-package [--entry <module>]… [--inline <package>]… [--one-file]

const { values } = parseArgs({
  options: {
    entry: { type: "string", multiple: true },
    inline: { type: "string", multiple: true },
    "one-file": { type: "boolean" },
  },
});
await buildPackage({
  entries: values.entry,
  inline: values.inline,
  oneFile: values["one-file"],
});
