import { createGroup, createRoot, type Group, type Root } from "./root.ts";
import type { Shell } from "./shell.ts";

/**
 * Creates the program `hny`. Loads only the commands that the arguments contain, since loading takes
 * time. The program throws a CommanderError instead of ending the process.
 */
export async function createProgram(argv: readonly string[], shell: Shell): Promise<Root> {
  const root = createRoot()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => shell.stdout.write(text),
      writeErr: (text) => shell.stderr.write(text),
      getOutHelpWidth: () => shell.stdout.columns ?? 80,
      getErrHelpWidth: () => shell.stderr.columns ?? 80,
    })
    .addHelpText("after", examples);
  for (const [name, { description, load }] of Object.entries(groups)) {
    const group = createGroup(root, name, description);
    if (argv.includes(name)) (await load())(group, root, shell);
  }
  return root;
}

interface Lazy {
  readonly description: string;
  readonly load: () => Promise<(group: Group, root: Root, shell: Shell) => void>;
}

const groups: Readonly<Record<string, Lazy>> = {
  datasets: {
    description: "Manage datasets.",
    load: async () => (await import("./commands/datasets.ts")).addDatasets,
  },
  triggers: {
    description: "Manage triggers: alerts on queries.",
    load: async () => (await import("./commands/triggers.ts")).addTriggers,
  },
  slos: {
    description: "Manage SLOs: service level objectives.",
    load: async () => (await import("./commands/slos.ts")).addSlos,
  },
  query: {
    description: "Query events.",
    load: async () => (await import("./commands/query.ts")).addQuery,
  },
  api: {
    description: "Call any operation of Honeycomb's API by its id, and print the response as JSON.",
    load: async () => (await import("./commands/api.ts")).addApi,
  },
  sandbox: {
    description: "Run a local Honeycomb API for tests and demos, until Ctrl-C.",
    load: async () => (await import("./commands/sandbox.ts")).addSandbox,
  },
};

const examples = `
Examples:
  $ export HONEYCOMB_API_KEY=…
  $ hny datasets list
  $ hny query run api --count --calc P99:duration_ms --group-by endpoint --last 1h
  $ hny triggers list api --output json

Exit codes:
  0  success
  1  Honeycomb returned an error or was unreachable, or writing output failed
  2  an option, the configuration or the input is not valid; nothing was sent`;
