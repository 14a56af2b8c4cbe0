import { type Operation, operations } from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import type { SchemaNode } from "../../core/src/model/walk.ts";
import { connect, request } from "../test/client.ts";
import { createSandbox } from "./index.ts";
import { type RequestDescription, requests } from "./requests.ts";

test("all fields that the client can send are described, except for those without an effect", () => {
  const described: ReadonlyMap<string, RequestDescription> = new Map(Object.entries(requests));
  const missing = Object.entries<Operation>(operations).flatMap(([id, sent]) => {
    const known = new Set(fieldsOf(described.get(id)).map(({ path }) => path));
    return fieldsOf(sent)
      .filter(({ path, parent }) => !known.has(path) && (parent === "" || known.has(parent)))
      .map(({ name }) => `${id}: ${name}`);
  });
  expect([...new Set(missing)].sort()).toEqual([
    // Handlers read events one by one.
    "createEvent: body",
    "createEvents: body",
    // Updates may contain what was read, but don't change it.
    "patchDatasetDefinitions: column_type",
    "updateBurnAlert: slo",
    "updateColumn: key_name",
    "updateSlo: dataset_slugs",
  ]);
});

interface Field {
  readonly name: string;
  /** The names of the fields that lead to it, and its own. */
  readonly path: string;
  readonly parent: string;
}

/** All fields of query parameters and bodies, and the parts of the request that have them. */
function fieldsOf({ query, body }: Pick<RequestDescription, "query" | "body"> = {}): Field[] {
  return [...fieldsIn({ entries: { ...(query && { query }), ...(body && { body }) } }, "")];
}

/** The fields of a schema, whatever kinds of a variant have them. */
function* fieldsIn(schema: SchemaNode | undefined, parent: string): Generator<Field> {
  if (schema === undefined) return;
  const { wrapped, item, value, metadata, pipe = [], options = [], entries = {} } = schema;
  const parts = [wrapped, item, value, metadata?.knownVariants, ...pipe, ...options];
  for (const part of parts) yield* fieldsIn(part, parent);
  for (const [name, field] of Object.entries(entries)) {
    const path = `${parent}/${name}`;
    yield { name, path, parent };
    yield* fieldsIn(field, path);
  }
}

describe("an issue says in plain English what is expected of", () => {
  const trigger = { name: "Errors", threshold: { op: ">", value: 10 } };
  const query = { calculations: [{ op: "COUNT" }] };

  test.each([
    ["triggers/api", { ...trigger, name: "" }, "name: must have at least 1 character"],
    [
      "triggers/api",
      { ...trigger, name: "n".repeat(121) },
      "name: must have at most 120 characters",
    ],
    ["triggers/api", { ...trigger, name: 1 }, "name: must be a string"],
    ["triggers/api", { ...trigger, threshold: [] }, "threshold: must be an object"],
    ["triggers/api", { ...trigger, recipients: {} }, "recipients: must be a list"],
    ["triggers/api", { ...trigger, frequency: 61 }, "frequency: must be a multiple of 60"],
    ["triggers/api", { ...trigger, frequency: 0 }, "frequency: must be at least 60"],
    ["queries/api", { ...query, limit: 1001 }, "limit: must be at most 1000"],
    ["queries/api", { ...query, limit: 1.5 }, "limit: must be a whole number"],
    [
      "queries/api",
      { ...query, filters: [{ column: "status", op: "in", value: 1 }] },
      'filters.0.value: must be a list, since the op is "in"',
    ],
    ["boards", { name: "b", type: "classic" }, 'type: must be "flexible"'],
    ["boards", {}, "name: is required"],
    ["boards", [], "body: must be an object"],
    [
      "boards",
      { name: "b", type: "flexible", preset_filters: Array(6).fill({ column: "c", alias: "c" }) },
      "preset_filters: must have at most 5 items",
    ],
  ])("%s: %j", async (path, sent, description) => {
    const sandbox = createSandbox();
    await connect(sandbox).datasets.create({ name: "api" });
    const { status, body } = await request(sandbox, "POST", `/1/${path}`, sent);
    expect(status).toBe(422);
    expect(body.type_detail[0].description).toBe(description);
  });
});
