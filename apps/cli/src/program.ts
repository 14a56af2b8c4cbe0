import { createGroup, createRoot, type Group, type Root } from "./root.ts";
import type { Shell } from "./shell.ts";

/**
 * The program `hny`, with the commands that its arguments name: loading others would take time. It
 * throws CommanderError where commander alone would end the process.
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
    description: "Collections of events.",
    load: async () => (await import("./commands/datasets.ts")).addDatasets,
  },
  triggers: {
    description: "Alerts on queries.",
    load: async () => (await import("./commands/triggers.ts")).addTriggers,
  },
  slos: {
    description: "Service level objectives.",
    load: async () => (await import("./commands/slos.ts")).addSlos,
  },
  query: {
    description: "Ask questions of events.",
    load: async () => (await import("./commands/query.ts")).addQuery,
  },
  api: {
    description: "Any operation of Honeycomb's API, by its id; the response is printed as JSON.",
    load: async () => (await import("./commands/api.ts")).addApi,
  },
  sandbox: {
    description: "Run a Honeycomb API on this machine, until Ctrl-C, to try things on.",
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
  0  done
  1  Honeycomb answered with an error, or can't be reached
  2  the command line, what was to be sent or the configuration is wrong; nothing was sent`;
