import { InvalidArgumentError, Option } from "@commander-js/extra-typings";
import type { PollProgress, QueryResultDetails, QuerySpec } from "@honeycomb/core";
import { openClient } from "../client.ts";
import { dataOption, readData } from "../data.ts";
import { parseSeconds } from "../notation/duration.ts";
import { parseOrder } from "../notation/order.ts";
import { repeatable } from "../notation/repeatable.ts";
import { optionNames } from "../option-names.ts";
import { printJson, printList } from "../print.ts";
import * as query from "../query-options.ts";
import type { Group, Root } from "../root.ts";
import type { Shell } from "../shell.ts";

const orderBy = new Option(
  "--order-by <order>",
  'the order of rows: "COUNT desc", "P99:duration_ms desc", "endpoint" (repeatable)',
).argParser(repeatable(parseOrder));

const limit = new Option("--limit <rows>", "maximum number of rows (default: 100)").argParser(
  parseWholeNumber,
);

const granularity = new Option(
  "--granularity <duration>",
  "time between the points of the series, such as 5m",
).argParser(parseSeconds);

export function addQuery(group: Group, root: Root, shell: Shell): void {
  const run = group
    .command("run")
    .argument("<dataset>", "the slug of a dataset, or __all__ for the whole environment")
    .description("Run a query and print its rows. JSON output also contains the series.")
    .optionsGroup("Query:")
    .addOption(query.count)
    .addOption(query.calc)
    .addOption(query.where)
    .addOption(query.any)
    .addOption(query.groupBy)
    .addOption(orderBy)
    .addOption(limit)
    .addOption(query.last)
    .addOption(granularity);

  run
    .addOption(dataOption("query").conflicts(optionNames(run)))
    .addHelpText("after", examples)
    .action(async (dataset, own) => {
      const flags = { orders: own.orderBy, limit: own.limit, granularity: own.granularity };
      const spec =
        own.data === undefined
          ? { ...query.toQuery(own), ...flags }
          : await readData("--data", own.data, shell);
      const { output } = root.opts();
      using client = await openClient(root, shell);
      const progress = showProgress(shell.stderr);
      let result: QueryResultDetails;
      try {
        // The client validates the spec before it sends it.
        result = client.queryResults.run(dataset, spec as QuerySpec, {
          // The table doesn't contain the series, and queries without it are faster.
          disable_series: output === "table",
          onPoll: progress.update,
        });
      } finally {
        progress.clear();
      }
      if (output === "json") printJson(shell.stdout, result);
      else printRows(shell, result);
    });
}

const examples = `
Examples:
  $ hny query run api --count --last 1h
  $ hny query run api --calc P99:duration_ms --where "status >= 500" --group-by endpoint \\
      --order-by "P99:duration_ms desc" --limit 10
  $ hny query run api --data @query.json --output json`;

function printRows(shell: Shell, { query, data }: QueryResultDetails): void {
  const rows = (data?.results ?? []).map((row) => row.data ?? {});
  const names = new Set([...(query?.breakdowns ?? []), ...rows.flatMap(Object.keys)]);
  const columns = Object.fromEntries(
    [...names].map((name) => [name, (row: Record<string, unknown>) => row[name]]),
  );
  printList(shell, "table", rows, columns);
}

/** Shows on a terminal how long the query has been running. */
function showProgress(stderr: Shell["stderr"]) {
  const write = (text: string) => stderr.isTTY && stderr.write(`\r\u001b[K${text}`);
  return {
    update: ({ elapsed }: PollProgress) => write(`Running for ${(elapsed / 1000).toFixed(1)} s`),
    clear: () => write(""),
  };
}

function parseWholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Expected a whole number.");
}
