import { ALL_DATASETS, HoneycombNotFoundError, HoneycombValidationError } from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  beforeEach(async () => {
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url });
    await client.datasets.create({ name: "api" });
    return () => client.close();
  });

  test.each(["api", ALL_DATASETS])("markers of %s", async (dataset) => {
    const { markers } = client;
    const created = await markers.create(dataset, { type: "deploy", message: "v1.4.0" });
    expect(created).toMatchObject({ type: "deploy", start_time: expect.any(Number) });
    expect(await markers.list(dataset)).toEqual([created]);
    expect(await markers.list(dataset === "api" ? ALL_DATASETS : "api")).toEqual([]);
    const span = { start_time: 1_770_091_000, end_time: 1_770_091_300, message: "outage" };
    const replaced = await markers.update(dataset, created.id, span);
    expect(replaced).toMatchObject({ id: created.id, ...span });
    expect(replaced).not.toHaveProperty("type");
    expect(await markers.delete(dataset, created.id)).toEqual(replaced);
    expect(await markers.list(dataset)).toEqual([]);
    for (const gone of [
      () => markers.update(dataset, created.id, span),
      () => markers.delete(dataset, created.id),
      () => markers.create("nope", span),
    ]) {
      expect(await failureOf(gone)).toBeInstanceOf(HoneycombNotFoundError);
    }
  });

  test("marker settings", async () => {
    const { markers, markerSettings } = client;
    const deploy = { type: "deploy", color: "#7b1fa2" };
    const created = await markerSettings.create("api", deploy);
    expect(created).toMatchObject(deploy);
    expect(await markerSettings.list("api")).toEqual([created]);
    await markers.create("api", { type: "deploy" });
    expect(await markers.list("api")).toMatchObject([{ color: "#7b1fa2" }]);
    for (const wrong of [
      () => markerSettings.create("api", deploy),
      () => markerSettings.update("api", created.id, { ...deploy, type: "outage" }),
    ]) {
      const error = await failureOf(wrong);
      expect(error).toBeInstanceOf(HoneycombValidationError);
      expect(error).toMatchObject({ status: 422, issues: [{ field: "type" }] });
    }
    const changed = await markerSettings.update("api", created.id, { ...deploy, color: "#f96e11" });
    expect(await markers.list("api")).toMatchObject([{ color: "#f96e11" }]);
    expect(await markerSettings.delete("api", created.id)).toEqual(changed);
    expect(await markerSettings.list("api")).toEqual([]);
    const again = await failureOf(() => markerSettings.delete("api", created.id));
    expect(again).toBeInstanceOf(HoneycombNotFoundError);
  });

  test("dataset definitions", async () => {
    const { columns, datasetDefinitions } = client;
    for (const key_name of ["duration_ms", "took_ms"]) await columns.create("api", { key_name });
    const usual = await datasetDefinitions.get("api");
    expect(usual).toMatchObject({
      duration_ms: { name: "duration_ms", column_type: "column" },
    });
    // Honeycomb responds with null for a definition that isn't set.
    expect(usual.error).toBeUndefined();
    const definitions = { duration_ms: { name: "took_ms" } };
    expect(await datasetDefinitions.update("api", definitions)).toMatchObject(definitions);
    const unknown = () => datasetDefinitions.update("api", { error: { name: "nope" } });
    const error = await failureOf(unknown);
    expect(error).toBeInstanceOf(HoneycombValidationError);
    expect(error.message).toContain("nope");
    expect(await datasetDefinitions.get("api")).toMatchObject(definitions);
    expect(await datasetDefinitions.update("api", { duration_ms: { name: "" } })).toEqual(usual);
    expect(await failureOf(() => datasetDefinitions.get("nope"))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
  });
});
