import type { Query } from "@honeycomb/core";
import type { State } from "../../state.ts";

/**
 * Finds an SLO, a trigger or a board that uses a field.
 *
 * @param isField whether a name refers to the field in a dataset
 * @returns a description for messages, or undefined when nothing uses the field
 */
export function findUse(
  state: State,
  isField: (datasetSlug: string, name: string) => boolean,
): string | undefined {
  const usesField = (datasetSlug: string, query: Query | undefined) =>
    query !== undefined && namesIn(query).some((name) => isField(datasetSlug, name));

  for (const { datasetSlug, value } of state.slos.values()) {
    if (isField(datasetSlug, value.sli.alias)) return `the SLO "${value.name}"`;
  }
  for (const { datasetSlug, value } of state.triggers.values()) {
    if (usesField(datasetSlug, value.query)) return `the trigger "${value.name}"`;
  }
  for (const { name, panels } of state.boards.values()) {
    for (const panel of panels ?? []) {
      if (panel.type !== "query") continue;
      const query = state.queries.get(panel.query_panel.query_id);
      if (query && usesField(query.datasetSlug, query.value)) return `the board "${name}"`;
    }
  }
  return undefined;
}

/** Returns the names of columns and calculated fields in a query. */
function namesIn({ breakdowns, calculations, filters, orders, havings }: Query): string[] {
  const parts = [
    ...(calculations ?? []),
    ...(filters ?? []),
    ...(orders ?? []),
    ...(havings ?? []),
  ];
  const columns = parts.map(({ column }) => column);
  const filtered = (calculations ?? []).flatMap(({ filters }) => filters ?? []);
  return [...columns, ...filtered.map(({ column }) => column), ...(breakdowns ?? [])].filter(
    (name) => typeof name === "string",
  );
}
