import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}", markerSettingId: "{setting.id}" };

const create = (body: Json, datasetSlug = path.datasetSlug): ServiceRequest => ({
  operation: "createMarkerSetting",
  path: { datasetSlug },
  body,
});

const update = (body: Json): ServiceRequest => ({
  operation: "updateMarkerSettings",
  path,
  body,
});

const list = (datasetSlug = path.datasetSlug): ServiceRequest => ({
  operation: "listMarkerSettings",
  path: { datasetSlug },
});

const remove: ServiceRequest = { operation: "deleteMarkerSettings", path };

const deploy = create({ type: "deploy", color: "#b71c1c" });

/** A setting as the service responds with it. */
const shown = {
  id: "gwAHiE5TS4j",
  type: "deploy",
  color: "#b71c1c",
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
};

const terraform = "client/marker_settings_test.go TestMarkerSettings";

export const markerSettings: readonly ServiceCase[] = [
  {
    name: "A setting has a type, a color, and the times when it was created and updated",
    evidence: [{ source: "terraform", at: `${terraform} Create`, kind: "live test" }],
    given: { dataset },
    request: deploy,
    response: { status: 201, body: shown, exactly: { type: "deploy", color: "#b71c1c" } },
  },
  {
    name: "A color keeps its upper case",
    evidence: [
      {
        source: "cli",
        at: "integration/marker_test.go TestMarkerSetting update",
        kind: "live test",
      },
    ],
    given: { dataset, setting: deploy },
    request: update({ type: "deploy", color: "#00FF00" }),
    response: {
      status: 200,
      body: { ...shown, color: "#00FF00" },
      exactly: { id: path.markerSettingId, type: "deploy", color: "#00FF00" },
    },
  },
  {
    name: "A setting may belong to the whole environment",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/resource_marker_setting_test.go TestAccHoneycombioMarkerSetting_AllToUnset",
        kind: "live test",
      },
    ],
    given: { setting: create({ type: "deploy", color: "#000000" }, "__all__") },
    request: list("__all__"),
    response: {
      status: 200,
      body: [{ ...shown, color: "#000000" }],
      exactly: [{ id: path.markerSettingId, type: "deploy", color: "#000000" }],
    },
  },
  {
    name: "Settings that are listed have what they were created with",
    evidence: [{ source: "terraform", at: `${terraform} List, Get`, kind: "live test" }],
    given: { dataset, setting: deploy },
    request: list(),
    response: {
      status: 200,
      body: [shown],
      exactly: [{ id: path.markerSettingId, type: "deploy", color: "#b71c1c" }],
    },
  },
  {
    name: "A setting may have no time of an update",
    evidence: [
      { source: "description", at: "MarkerSetting updated_at", kind: "stated" },
      { source: "cli", at: "overlay.yaml", kind: "stated" },
    ],
    given: { dataset, setting: deploy },
    request: list(),
    response: { status: 200, body: [{ ...shown, updated_at: null }] },
  },
  {
    name: "An update may send the setting as it was read",
    evidence: [
      {
        source: "terraform",
        at: `${terraform} Update, as client/marker_settings.go encodes it`,
        kind: "live test",
      },
    ],
    given: { dataset, setting: deploy },
    request: update({
      id: path.markerSettingId,
      type: "deploy",
      color: "#000000",
      created_at: "2026-02-03T04:05:06Z",
      updated_at: "2026-02-03T04:05:06Z",
    }),
    response: {
      status: 200,
      body: { ...shown, color: "#000000" },
      exactly: { id: path.markerSettingId, type: "deploy", color: "#000000" },
    },
  },
  {
    name: "The type of a setting can't be changed",
    evidence: [
      // It says so without a status.
      { source: "description", at: "updateMarkerSettings", kind: "guess" },
    ],
    given: { dataset, setting: deploy },
    request: update({ type: "release", color: "#b71c1c" }),
    response: { status: 422 },
  },
  {
    name: "A setting that was deleted is not listed",
    evidence: [
      {
        source: "terraform",
        at: `${terraform} Fail to Get deleted Marker Setting`,
        kind: "live test",
      },
    ],
    given: { dataset, setting: deploy, deletion: remove },
    request: list(),
    response: { status: 200, body: [], exactly: [] },
  },
  {
    name: "Deleting a setting that was deleted is an error",
    evidence: [{ source: "description", at: "deleteMarkerSettings 404", kind: "stated" }],
    given: { dataset, setting: deploy, deletion: remove },
    request: remove,
    response: { status: 404 },
  },
  {
    name: "A setting needs a color",
    evidence: [
      { source: "description", at: "MarkerSetting, createMarkerSetting 422", kind: "stated" },
      { source: "terraform", at: "honeycombio/resource_marker_setting.go", kind: "stated" },
    ],
    given: { dataset },
    request: create({ type: "deploy" }),
    response: { status: 422 },
    rejectedByClient: "a setting has a color",
  },
];
