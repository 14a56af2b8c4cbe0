import { ALL_DATASETS, HoneycombNotFoundError, HoneycombValidationError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

let time = "2026-02-03T04:05:06.789Z";
const now = () => new Date(time);
const deploy = { type: "deploy", color: "#7b1fa2" };

test("a setting is created, listed, changed and deleted", async () => {
  const { datasets, markerSettings } = connect(createSandbox({ now }));
  await datasets.create({ name: "api" });
  const created = await markerSettings.create("api", deploy);
  expect(created).toEqual({
    id: expect.stringMatching(/^\w{11}$/),
    ...deploy,
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
  });
  expect(await markerSettings.list("api")).toEqual([created]);
  expect(await markerSettings.list(ALL_DATASETS)).toEqual([]);

  time = "2026-02-03T05:00:00.000Z";
  const changed = await markerSettings.update("api", created.id, { ...deploy, color: "#f96e11" });
  expect(changed).toEqual({ ...created, color: "#f96e11", updated_at: "2026-02-03T05:00:00Z" });

  expect(await markerSettings.delete("api", created.id)).toEqual(changed);
  expect(await markerSettings.list("api")).toEqual([]);
  for (const gone of [
    () => markerSettings.delete("api", created.id),
    () => markerSettings.update("api", created.id, deploy),
    () => markerSettings.list("nope"),
  ]) {
    await expect(gone()).rejects.toThrow(HoneycombNotFoundError);
  }
});

test("a type has one setting in a dataset, and the type of a setting can't be changed", async () => {
  const { datasets, markerSettings } = connect(createSandbox());
  await datasets.create({ name: "api" });
  const { id } = await markerSettings.create("api", deploy);
  await markerSettings.create(ALL_DATASETS, deploy);
  for (const [attempt, code, description] of [
    [
      () => markerSettings.create("api", deploy),
      "already_exists",
      'type: there already is a setting for "deploy"',
    ],
    [
      () => markerSettings.update("api", id, { ...deploy, type: "outage" }),
      "invalid",
      'type: can\'t be changed from "deploy"',
    ],
  ] as const) {
    const error = await attempt().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(HoneycombValidationError);
    expect(error).toMatchObject({ issues: [{ field: "type", code, description }] });
  }
});
