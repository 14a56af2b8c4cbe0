import { HoneycombNotFoundError, HoneycombValidationError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

async function withColumns(...names: readonly string[]) {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  for (const key_name of names) await client.columns.create("api", { key_name });
  return client;
}

test("columns of the usual names have their usual meaning; other meanings are null", async () => {
  const { datasetDefinitions } = await withColumns("trace.trace_id", "service.name", "took_ms");
  const definitions = await datasetDefinitions.get("api");
  expect(Object.keys(definitions)).toHaveLength(16);
  expect(definitions).toMatchObject({
    trace_id: { name: "trace.trace_id", column_type: "column" },
    service_name: { name: "service.name", column_type: "column" },
    duration_ms: null,
    error: null,
  });
  await expect(datasetDefinitions.get("nope")).rejects.toThrow(HoneycombNotFoundError);
});

test("what is changed is answered, and the rest stays", async () => {
  const { datasetDefinitions, calculatedFields } = await withColumns("duration_ms", "took_ms");
  await calculatedFields.create("api", { alias: "failed", expression: "EXISTS($error)" });
  const changed = await datasetDefinitions.update("api", {
    duration_ms: { name: "took_ms" },
    error: { name: "failed", column_type: "column" },
  });
  expect(changed).toMatchObject({
    duration_ms: { name: "took_ms", column_type: "column" },
    error: { name: "failed", column_type: "derived_column" },
  });
  expect(await datasetDefinitions.update("api", {})).toEqual(changed);
  expect(await datasetDefinitions.get("api")).toEqual(changed);
});

test.each([null, { name: "" }])(
  "%j clears a definition, which brings back the usual one",
  async (clear) => {
    const { datasetDefinitions } = await withColumns("duration_ms", "took_ms", "broken");
    const taken = { duration_ms: { name: "took_ms" }, error: { name: "broken" } };
    await datasetDefinitions.update("api", taken);
    const cleared = await datasetDefinitions.update("api", { duration_ms: clear, error: clear });
    expect(cleared).toMatchObject({ duration_ms: { name: "duration_ms" }, error: null });
  },
);

test("a field that doesn't exist is refused, and then nothing is changed", async () => {
  const { datasetDefinitions, columns } = await withColumns("took_ms");
  const before = await datasetDefinitions.get("api");
  const attempt = datasetDefinitions.update("api", {
    duration_ms: { name: "took_ms" },
    error: { name: "nope" },
    route: { name: "neither" },
  });
  await expect(attempt).rejects.toThrow(HoneycombValidationError);
  await expect(attempt).rejects.toThrow("The following columns were not found: nope, neither");
  expect(await datasetDefinitions.get("api")).toEqual(before);

  // A column that is deleted later means nothing any more.
  await datasetDefinitions.update("api", { duration_ms: { name: "took_ms" } });
  await columns.delete("api", (await columns.getByName("api", "took_ms")).id);
  expect(await datasetDefinitions.get("api")).toEqual(before);
});
