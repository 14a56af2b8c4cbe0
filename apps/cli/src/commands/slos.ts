import type { SLO } from "@honeycomb/core";
import { openClient } from "../client.ts";
import { type Columns, printList } from "../print.ts";
import type { Group, Root } from "../root.ts";
import type { Shell } from "../shell.ts";

export function addSlos(slos: Group, root: Root, shell: Shell): void {
  slos
    .command("list")
    .argument("<dataset>", "the slug of a dataset, or __all__ for environment-wide SLOs")
    .description("List the SLOs of a dataset.")
    .action(async (dataset) => {
      const { output } = root.opts();
      using client = await openClient(root, shell);
      printList(shell, output, client.slos.list(dataset), columns);
    });
}

const columns: Columns<SLO> = {
  ID: ({ id }) => id,
  Name: ({ name }) => name,
  Target: ({ target_per_million }) => `${target_per_million / 10_000}%`,
  Period: ({ time_period_days }) => `${time_period_days} days`,
  SLI: ({ sli }) => sli.alias,
};
