import { type CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import type { Operation } from "@honeycomb/core";
import { openClient } from "../client.ts";
import { core } from "../core.ts";
import { dataOption, readData } from "../data.ts";
import { parsePair } from "../notation/pair.ts";
import { repeatable } from "../notation/repeatable.ts";
import { printJson } from "../print.ts";
import type { Group, Root } from "../root.ts";
import type { Shell } from "../shell.ts";

/** Adds a command for every operation of Honeycomb's API. */
export function addApi(api: Group, root: Root, shell: Shell): void {
  api.addHelpText("after", examples);
  for (const operation of Object.values<Operation>(core.operations)) {
    const command = describe(api.command(operation.id), operation);
    command.action(async () => {
      // The options depend on the operation, so their types can't be inferred.
      const { query, header, data } = command.opts() as ApiOptions;
      const input = {
        path: Object.fromEntries(
          pathParameters(operation).map((name, i) => [name, command.args[i] ?? ""]),
        ),
        query: query && Object.fromEntries(query),
        headers: header && Object.fromEntries(header),
        body: data === undefined ? undefined : await readData("--data", data, shell),
      };
      using client = await openClient(root, shell);
      const response: unknown = client.perform(core.invoke(operation, input));
      if (response !== undefined) printJson(shell.stdout, response);
    });
  }
}

interface ApiOptions {
  readonly query?: [name: string, value: unknown][];
  readonly header?: [name: string, value: unknown][];
  readonly data?: string;
}

function describe(command: CommandUnknownOpts, operation: Operation): CommandUnknownOpts {
  const { resource, summary, method, path, body, query, headers } = operation;
  command.helpGroup(`${resource}:`).description(`${summary} (${method} ${path})`);
  for (const name of pathParameters(operation)) command.argument(`<${name}>`);
  if (query) command.addOption(pairs("--query <name=value>", "a query parameter (repeatable)"));
  if (headers) command.addOption(pairs("--header <name=value>", "a header (repeatable)"));
  if (body) command.addOption(dataOption("body"));
  return command;
}

function pathParameters({ path }: Operation): string[] {
  return Array.from(path.matchAll(/\{(.+?)\}/g), ([, name = ""]) => name);
}

function pairs(usage: string, description: string): Option {
  return new Option(usage, description).argParser(repeatable(parsePair));
}

const examples = `
Examples:
  $ hny api getTrigger api Kq2mZpVh1dX
  $ hny api getSlo api Kq2mZpVh1dX --query detailed=true
  $ hny api createDataset --data '{"name": "api"}'`;
