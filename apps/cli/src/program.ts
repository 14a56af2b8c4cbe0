import { addApi } from "./commands/api.ts";
import { addDatasets } from "./commands/datasets.ts";
import { addQuery } from "./commands/query.ts";
import { addSandbox } from "./commands/sandbox.ts";
import { addSlos } from "./commands/slos.ts";
import { addTriggers } from "./commands/triggers.ts";
import { createRoot, type Root } from "./root.ts";
import type { Shell } from "./shell.ts";

/** The whole of `hny`. It throws CommanderError where commander alone would end the process. */
export function createProgram(shell: Shell): Root {
  const root = createRoot()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      getOutHelpWidth: () => shell.stdout.columns ?? 80,
      getErrHelpWidth: () => shell.stderr.columns ?? 80,
    })
    .addHelpText("after", examples);
  for (const add of [addDatasets, addTriggers, addSlos, addQuery, addApi, addSandbox]) {
    add(root, shell);
  }
  return root;
}

const examples = `
Examples:
  $ export HONEYCOMB_API_KEY=…
  $ hny datasets list
  $ hny query run api --count --calc P99:duration_ms --group-by endpoint --last 1h
  $ hny triggers list api --output json

Exit codes:
  0  done
  1  Honeycomb answered with an error, or can't be reached
  2  the command line, what was to be sent or the configuration is wrong; nothing was sent`;
