import type { Dataset } from "@honeycomb/core";
import { openClient } from "../client.ts";
import { type Columns, printList } from "../print.ts";
import type { Group, Root } from "../root.ts";
import type { Shell } from "../shell.ts";

export function addDatasets(datasets: Group, root: Root, shell: Shell): void {
  datasets
    .command("list")
    .description("List the datasets of the environment.")
    .action(async () => {
      const { output } = root.opts();
      using client = await openClient(root, shell);
      printList(shell, output, client.datasets.list(), columns);
    });
}

const columns: Columns<Dataset> = {
  Name: ({ name }) => name,
  Slug: ({ slug }) => slug,
  Columns: ({ regular_columns_count }) => regular_columns_count ?? 0,
  "Last event": ({ last_written_at }) => last_written_at ?? "never",
};
