import { type Operation, operations } from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import { connect, request } from "../test/client.ts";
import { createSandbox } from "./index.ts";
import { requests } from "./requests.ts";

test("every operation with query parameters or a body is described, except for events", () => {
  const described: ReadonlyMap<string, object> = new Map(Object.entries(requests));
  // Handlers read events one by one.
  const { createEvent: _, createEvents: __, ...others } = operations;
  for (const [id, { query, body }] of Object.entries<Operation>(others)) {
    const parts = [...(query ? ["query"] : []), ...(body ? ["body"] : [])];
    expect([id, Object.keys(described.get(id) ?? {})]).toEqual([
      id,
      parts.length === 0 ? [] : expect.arrayContaining(parts),
    ]);
  }
});

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
