import { HoneycombNotFoundError, HoneycombValidationError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

async function withColumns(...names: readonly string[]) {
  const sandbox = createSandbox();
  const client = connect(sandbox);
  await client.datasets.create({ name: "api" });
  for (const key_name of names) await client.columns.create("api", { key_name });
  const { datasetDefinitions, calculatedFields, columns } = client;
  return { sandbox, datasetDefinitions, calculatedFields, columns };
}

test("columns with default names have a meaning; other meanings are null", async () => {
  const names = ["trace.trace_id", "service.name", "took_ms"];
  const { sandbox, datasetDefinitions } = await withColumns(...names);
  const definitions = {
    trace_id: { name: "trace.trace_id", column_type: "column" },
    service_name: { name: "service.name", column_type: "column" },
  };
  expect(await datasetDefinitions.get("api")).toEqual(definitions);
  const { body } = await request(sandbox, "GET", "/1/dataset_definitions/api");
  expect(Object.keys(body)).toHaveLength(16);
  expect(body).toMatchObject({ ...definitions, duration_ms: null, error: null });
  await expect(datasetDefinitions.get("nope")).rejects.toThrow(HoneycombNotFoundError);
});

test("a change returns all definitions, and keeps the others", async () => {
  const { datasetDefinitions, calculatedFields } = await withColumns(
    "duration_ms",
    "took_ms",
    "reason",
  );
  await calculatedFields.create("api", { alias: "failed", expression: "EXISTS($reason)" });
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

test("an empty name removes a definition, which restores the default", async () => {
  const { datasetDefinitions } = await withColumns("duration_ms", "took_ms", "broken");
  const changes = { duration_ms: { name: "took_ms" }, error: { name: "broken" } };
  await datasetDefinitions.update("api", changes);
  const clear = { name: "" };
  const cleared = await datasetDefinitions.update("api", { duration_ms: clear, error: clear });
  expect(cleared.duration_ms).toMatchObject({ name: "duration_ms" });
  expect(cleared).not.toHaveProperty("error");
});

test("a field that doesn't exist is rejected, and nothing is changed", async () => {
  const { datasetDefinitions } = await withColumns("took_ms");
  const before = await datasetDefinitions.get("api");
  const attempt = datasetDefinitions.update("api", {
    duration_ms: { name: "took_ms" },
    error: { name: "nope" },
    route: { name: "neither" },
  });
  await expect(attempt).rejects.toThrow(HoneycombValidationError);
  await expect(attempt).rejects.toThrow("The following columns were not found: nope, neither");
  expect(await datasetDefinitions.get("api")).toEqual(before);
});

test("a column with a meaning can't be deleted", async () => {
  const { datasetDefinitions, columns } = await withColumns("took_ms");
  await datasetDefinitions.update("api", { duration_ms: { name: "took_ms" } });
  const { id } = await columns.getByName("api", "took_ms");
  await expect(columns.delete("api", id)).rejects.toThrow(
    "Column is in use by dataset definition - duration_ms",
  );
  await datasetDefinitions.update("api", { duration_ms: { name: "" } });
  await columns.delete("api", id);
});
