#!/usr/bin/env node
import { parseArgs } from "node:util";
import { buildPackage } from "./index.ts";

// Builds the package in the current folder: build-package [--entry <module>]… [--inline <package>]…

const { values } = parseArgs({
  options: {
    entry: { type: "string", multiple: true },
    inline: { type: "string", multiple: true },
  },
});
await buildPackage({ entries: values.entry, inline: values.inline });
