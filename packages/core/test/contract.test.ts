import { readFileSync } from "node:fs";
import { type Operation, operations } from "@honeycomb/core";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { compare, type Difference } from "./contract/compare.ts";
import { convert } from "./contract/convert.ts";
import { type DescribedOperation, readDescription } from "./contract/description.ts";
import type { JsonSchema } from "./contract/shape.ts";
import { exceptions } from "./service/exceptions.ts";

const file = process.env.HONEYCOMB_OPENAPI;

// Runs only if the description is available.
describe.runIf(file)("Honeycomb's API description", () => {
  const description = readDescription(file);
  const ours: Readonly<Record<string, Operation>> = operations;
  const allowed = exceptions.flatMap(({ at, what }) =>
    at.map((place) => ({
      name: `${place}: ${what}`,
      at: toPattern(place),
      what: toPattern(what),
    })),
  );
  const needed = new Set<string>();

  /** The differences without the exceptions. */
  const unexpected = (differences: readonly Difference[]) =>
    differences
      .filter((difference) => {
        const found = allowed.filter(
          ({ at, what }) => at.test(difference.at) && what.test(difference.what),
        );
        for (const { name } of found) needed.add(name);
        return found.length === 0;
      })
      .map(({ at, what }) => `${at}: ${what}`);

  const described = new Map(description.operations.map((each) => [each.id, each]));

  it("is read as a whole, and the client has no other operations", () => {
    const ids = readFileSync(file ?? "", "utf8").match(/"operationId":/g);
    expect(description.operations).toHaveLength(ids?.length ?? 0);
    const extra = Object.keys(ours).filter((id) => !described.has(id));
    expect(unexpected(extra.map((at) => ({ at, what: "not described" })))).toEqual([]);
  });

  it.each(description.operations)("$id matches its description", (operation) => {
    expect(unexpected(compareOperation(ours[operation.id], operation))).toEqual([]);
  });

  it("needs every exception", () => {
    expect(allowed.map(({ name }) => name).filter((name) => !needed.has(name))).toEqual([]);
  });

  function compareOperation(our: Operation | undefined, their: DescribedOperation): Difference[] {
    const { id } = their;
    if (!our) return [{ at: id, what: "missing" }];
    const same = (name: string, one: unknown, other: unknown): Difference[] =>
      String(one) === String(other)
        ? []
        : [{ at: `${id} ${name}`, what: `${one}, described as ${other}` }];
    const part = (
      name: string,
      direction: "request" | "response",
      one: JsonSchema | undefined,
      other: JsonSchema | undefined,
    ): Difference[] => {
      const at = `${id} ${name}`;
      if (!one && !other) return [];
      if (!one) return [{ at, what: "missing" }];
      if (!other) return [{ at, what: "not described" }];
      return compare({
        at: `${at} `,
        ours: one,
        described: other,
        direction,
        find: description.find,
      });
    };
    const response = our.response && convert(our.response);
    const [described] = their.responses;
    return [
      ...same("id", our.id, id),
      ...same("method", our.method, their.method),
      ...same("path", our.path, their.path),
      ...same("path parameters", placeholders(our.path), [...their.pathParameters].sort()),
      ...same("allDatasets", our.allDatasets, their.allDatasets),
      ...same("auth", [...our.auth].sort(), their.auth.map((scheme) => keyKinds[scheme]).sort()),
      ...same(
        "permissions",
        [...our.permissions].sort(),
        their.permissions.map((name) => permissions[name] ?? name).sort(),
      ),
      ...part("query", "request", convert(our.query ?? nothing), their.query),
      ...part("headers", "request", convert(our.headers ?? nothing), their.headers),
      ...part("body", "request", our.body && convert(our.body), their.body),
      ...(described
        ? their.responses.flatMap((each) => part("response", "response", response, each))
        : part("response", "response", response, undefined)),
    ];
  }
});

const nothing = v.strictObject({});

/** The kind of key of each security scheme. */
const keyKinds: Readonly<Record<string, string>> = {
  configuration_key: "configuration",
  ingest_key: "ingest",
  bearerAuth: "management",
  firehose_access_key: "firehose",
};

/** The names of permissions in the API, by their names in Honeycomb. */
const permissions: Readonly<Record<string, string>> = {
  "Create Datasets": "create_datasets",
  "Manage Markers": "manage_markers",
  "Manage Public Boards": "manage_boards",
  "Manage Queries and Columns": "manage_columns",
  "Manage Recipients": "manage_recipients",
  "Manage SLOs": "manage_slos",
  "Manage Signals": "manage_signals",
  "Manage Triggers": "manage_triggers",
  "Read Service Maps": "read_service_maps",
  "Run Queries": "run_queries",
  "Send Events": "send_events",
};

const placeholders = (path: string) =>
  [...path.matchAll(/\{(.+?)\}/g)].map(([, name]) => name).sort();

/** Converts a text to a pattern in which `*` matches any text. */
function toPattern(text: string): RegExp {
  const literals = text.split("*").map((literal) => literal.replaceAll(/[$.+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`);
}
