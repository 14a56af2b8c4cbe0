import { ALL_DATASETS, HoneycombNotFoundError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

let time = "2026-02-03T04:05:06.789Z";
const now = () => new Date(time);

async function withDatasets() {
  time = "2026-02-03T04:05:06.789Z";
  const client = connect(createSandbox({ now }));
  for (const name of ["api", "web"]) await client.datasets.create({ name });
  return client;
}

test("a marker is created, listed, replaced and deleted", async () => {
  const { markers } = await withDatasets();
  const created = await markers.create("api", { type: "deploy", message: "v1.4.0" });
  expect(created).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{6}$/),
    start_time: 1_770_091_506,
    type: "deploy",
    message: "v1.4.0",
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
  });
  expect(await markers.list("api")).toEqual([created]);

  time = "2026-02-03T05:00:00.000Z";
  const span = { start_time: 1_770_091_000, end_time: 1_770_091_300, message: "slow" };
  const replaced = await markers.update("api", created.id, span);
  const { id, created_at } = created;
  expect(replaced).toEqual({ id, ...span, created_at, updated_at: "2026-02-03T05:00:00Z" });

  expect(await markers.delete("api", id)).toEqual(replaced);
  expect(await markers.list("api")).toEqual([]);
  await expect(markers.delete("api", id)).rejects.toThrow(HoneycombNotFoundError);
  await expect(markers.update("api", id, span)).rejects.toThrow("Marker not found");
});

test("a marker belongs to one dataset, or to the environment", async () => {
  const { markers } = await withDatasets();
  const ofApi = await markers.create("api", {});
  const ofAll = await markers.create(ALL_DATASETS, { start_time: 0 });
  expect(ofAll).toMatchObject({ start_time: 0 });
  expect(await markers.list("api")).toEqual([ofApi]);
  expect(await markers.list("web")).toEqual([]);
  expect(await markers.list(ALL_DATASETS)).toEqual([ofAll]);
  await expect(markers.delete("web", ofApi.id)).rejects.toThrow(HoneycombNotFoundError);
  await expect(markers.create("nope", {})).rejects.toThrow("Dataset not found");
});

test("lists contain the colors of markers: the dataset's setting, or else the environment's", async () => {
  const { markers, markerSettings } = await withDatasets();
  for (const slug of ["api", "web"]) {
    await markers.create(slug, { type: "deploy" });
    await markers.create(slug, { type: "outage" });
  }
  await markerSettings.create(ALL_DATASETS, { type: "deploy", color: "#7b1fa2" });
  await markerSettings.create("api", { type: "deploy", color: "#f96e11" });
  const colorsOf = async (slug: string) => (await markers.list(slug)).map(({ color }) => color);
  expect(await colorsOf("api")).toEqual(["#f96e11", undefined]);
  expect(await colorsOf("web")).toEqual(["#7b1fa2", undefined]);
});

test("deleting a dataset deletes its markers and marker settings", async () => {
  const { datasets, markers, markerSettings } = await withDatasets();
  await markers.create("api", {});
  await markerSettings.create("api", { type: "deploy", color: "#7b1fa2" });
  await datasets.delete("api", { liftProtection: true });
  await expect(markers.list("api")).rejects.toThrow(HoneycombNotFoundError);
  await datasets.create({ name: "api" });
  expect(await markers.list("api")).toEqual([]);
  expect(await markerSettings.list("api")).toEqual([]);
});
