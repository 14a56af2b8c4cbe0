import { Option } from "@commander-js/extra-typings";
import type { Trigger, TriggerCreate } from "@honeycomb/core";
import { openClient } from "../client.ts";
import { dataOption, readData } from "../data.ts";
import { parseSeconds } from "../notation/duration.ts";
import { repeatable } from "../notation/repeatable.ts";
import { parseThreshold } from "../notation/threshold.ts";
import { optionNames } from "../option-names.ts";
import { type Columns, printJson, printList } from "../print.ts";
import * as query from "../query-options.ts";
import type { Group, Root } from "../root.ts";
import type { Shell } from "../shell.ts";

const threshold = new Option(
  "--threshold <condition>",
  'the condition for an alert, such as "> 1000"',
).argParser(parseThreshold);

const frequency = new Option(
  "--frequency <duration>",
  "how often to run the query, such as 5m (default: 15m)",
).argParser(parseSeconds);

const recipient = new Option(
  "--recipient <id>",
  "the id of a recipient to notify (repeatable)",
).argParser(repeatable((id) => ({ id })));

export function addTriggers(triggers: Group, root: Root, shell: Shell): void {
  triggers
    .command("list")
    .argument("<dataset>", "the slug of a dataset, or __all__ for environment-wide triggers")
    .description("List the triggers of a dataset.")
    .action(async (dataset) => {
      const { output } = root.opts();
      using client = await openClient(root, shell);
      printList(shell, output, client.triggers.list(dataset), columns);
    });

  const create = triggers
    .command("create")
    .argument("<dataset>", "the slug of a dataset, or __all__ for an environment-wide trigger")
    .description("Create a trigger and print it.")
    .optionsGroup("Trigger:")
    .option("--name <name>", "the name of the trigger")
    .option("--description <text>", "a description for its alerts")
    .addOption(threshold)
    .addOption(frequency)
    .addOption(recipient)
    .option("--disabled", "create the trigger disabled")
    .option("--query-id <id>", "an existing query, instead of the options below")
    .optionsGroup("Query:")
    .addOption(query.count)
    .addOption(query.calc)
    .addOption(query.where)
    .addOption(query.any)
    .addOption(query.groupBy)
    .addOption(query.last);

  create
    .addOption(dataOption("trigger").conflicts(optionNames(create)))
    .addHelpText("after", examples)
    .action(async (dataset, own) => {
      const { name, description, threshold, frequency, recipient, disabled, queryId } = own;
      const ownQuery = query.toQuery(own);
      const trigger =
        own.data === undefined
          ? {
              ...{ name, description, threshold, frequency, disabled },
              recipients: recipient,
              query: Object.keys(ownQuery).length === 0 ? undefined : ownQuery,
              query_id: queryId,
            }
          : await readData("--data", own.data, shell);
      const { output } = root.opts();
      using client = await openClient(root, shell);
      // The client validates the trigger before it sends it.
      const created = client.triggers.create(dataset, trigger as TriggerCreate);
      if (output === "json") printJson(shell.stdout, created);
      else printList(shell, "table", [created], columns);
    });
}

const examples = `
Examples:
  $ hny triggers create api --name "Slow checkouts" --calc P99:duration_ms \\
      --where "endpoint = /checkout" --last 15m --threshold "> 1000" --frequency 5m
  $ hny triggers create api --data @trigger.json`;

const columns: Columns<Trigger> = {
  ID: ({ id }) => id,
  Name: ({ name }) => name,
  Threshold: ({ threshold }) => threshold && `${threshold.op} ${threshold.value}`,
  Frequency: ({ frequency }) => frequency && `${frequency} s`,
  State: ({ disabled, triggered }) => (disabled ? "disabled" : triggered ? "triggered" : "ok"),
};
