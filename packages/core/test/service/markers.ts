import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}", markerId: "{marker.id}" };

const create = (body: Json, datasetSlug = path.datasetSlug): ServiceRequest => ({
  operation: "createMarker",
  path: { datasetSlug },
  body,
});

const update = (body: Json): ServiceRequest => ({ operation: "updateMarker", path, body });

const list = (datasetSlug = path.datasetSlug): ServiceRequest => ({
  operation: "getMarker",
  path: { datasetSlug },
});

const remove: ServiceRequest = { operation: "deleteMarker", path };

const deploy = create({
  message: "Version 12",
  type: "deploy",
  url: "https://ci.example.com/12",
  start_time: 1_767_225_600,
});

/** A marker as the service responds with it. */
const shown = {
  id: "n71R3zM1Tn3",
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
  start_time: 1_767_225_600,
  message: "Version 12",
  type: "deploy",
  url: "https://ci.example.com/12",
};

const terraform = "client/marker_test.go TestMarkers";

export const markers: readonly ServiceCase[] = [
  {
    name: "A marker has what it was created with",
    evidence: [{ source: "terraform", at: `${terraform} Create`, kind: "live test" }],
    given: { dataset },
    request: deploy,
    response: {
      status: 201,
      body: shown,
      exactly: {
        message: "Version 12",
        type: "deploy",
        url: "https://ci.example.com/12",
        start_time: 1_767_225_600,
      },
    },
  },
  {
    name: "A marker needs no times",
    evidence: [
      { source: "cli", at: "integration/api_test.go TestAPI POST with fields", kind: "live test" },
      {
        source: "terraform",
        at: "honeycombio/resource_marker_test.go TestAccHoneycombioMarker_basic",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({ type: "deploy", message: "Version 12" }),
    response: {
      status: 201,
      body: { id: "n71R3zM1Tn3", start_time: 1_767_225_600, type: "deploy", message: "Version 12" },
      exactly: { type: "deploy", message: "Version 12" },
    },
  },
  {
    name: "The id of a marker may be longer than the description says",
    evidence: [{ source: "honeymarker", at: "README.md, the output of `add`", kind: "recorded" }],
    given: { dataset },
    request: create({ type: "deploy", message: "build 192837" }),
    response: {
      status: 201,
      body: {
        created_at: "2017-06-28T18:55:11Z",
        updated_at: "2017-06-28T18:55:11Z",
        start_time: 1_498_676_111,
        message: "build 192837",
        type: "deploy",
        id: "n71R3zM1Tn3",
      },
    },
  },
  {
    name: "A marker may belong to the whole environment",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/resource_marker_test.go TestAccHoneycombioMarker_AllToUnset",
        kind: "live test",
      },
    ],
    given: { marker: create({ message: "Version 12", type: "deploy" }, "__all__") },
    request: list("__all__"),
    response: {
      status: 200,
      body: [shown],
      exactly: [{ id: path.markerId, message: "Version 12", type: "deploy" }],
    },
  },
  {
    name: "Markers that are listed have what they were created with",
    evidence: [
      { source: "terraform", at: `${terraform} List, Get`, kind: "live test" },
      { source: "cli", at: "integration/marker_test.go TestMarker list", kind: "live test" },
      {
        source: "python",
        at: "tests/integration/test_doc_examples.py TestMarkerExamples test_marker_lifecycle",
        kind: "live test",
      },
    ],
    given: { dataset, marker: deploy },
    request: list(),
    response: {
      status: 200,
      body: [shown],
      exactly: [
        {
          id: path.markerId,
          message: "Version 12",
          type: "deploy",
          url: "https://ci.example.com/12",
        },
      ],
    },
  },
  {
    name: "Markers that are listed have the color of their type",
    evidence: [
      { source: "description", at: "Marker color", kind: "stated" },
      { source: "honeymarker", at: "marker.go", kind: "stated" },
    ],
    given: {
      dataset,
      setting: {
        operation: "createMarkerSetting",
        path: { datasetSlug: path.datasetSlug },
        body: { type: "deploy", color: "#7b1fa2" },
      },
      marker: deploy,
    },
    request: list(),
    response: {
      status: 200,
      body: [{ ...shown, color: "#7b1fa2" }],
      exactly: [{ id: path.markerId, color: "#7b1fa2" }],
    },
  },
  {
    name: "An update may send the marker as it was read",
    evidence: [
      {
        source: "terraform",
        at: `${terraform} Update, as client/marker.go encodes it`,
        kind: "live test",
      },
    ],
    given: { dataset, marker: deploy },
    request: update({
      id: path.markerId,
      start_time: 1_767_225_600,
      end_time: 1_767_225_900,
      message: "Version 12",
      type: "deploy",
      url: "https://ci.example.com/12",
      created_at: "2026-02-03T04:05:06Z",
      updated_at: "2026-02-03T04:05:06Z",
    }),
    response: {
      status: 200,
      body: { ...shown, end_time: 1_767_225_900 },
      exactly: {
        id: path.markerId,
        start_time: 1_767_225_600,
        end_time: 1_767_225_900,
        message: "Version 12",
        type: "deploy",
        url: "https://ci.example.com/12",
      },
    },
  },
  {
    name: "An update changes the message",
    evidence: [
      { source: "cli", at: "integration/marker_test.go TestMarker update", kind: "live test" },
      {
        source: "python",
        at: "tests/integration/test_doc_examples.py TestMarkerExamples test_marker_lifecycle",
        kind: "live test",
      },
    ],
    given: { dataset, marker: deploy },
    request: update({ message: "Version 13", type: "deploy", start_time: 1_767_225_600 }),
    response: {
      status: 200,
      body: { ...shown, message: "Version 13" },
      exactly: { id: path.markerId, message: "Version 13", type: "deploy" },
    },
  },
  {
    name: "Deleting a marker responds with it",
    evidence: [{ source: "honeymarker", at: "README.md, the output of `rm`", kind: "recorded" }],
    given: { dataset, marker: deploy },
    request: remove,
    response: {
      status: 200,
      body: shown,
      exactly: { id: path.markerId, message: "Version 12", type: "deploy" },
    },
  },
  {
    name: "A marker that was deleted is not listed",
    evidence: [
      {
        source: "terraform",
        at: `${terraform} Fail to Get deleted Marker`,
        kind: "live test",
      },
    ],
    given: { dataset, marker: deploy, deletion: remove },
    request: list(),
    response: { status: 200, body: [], exactly: [] },
  },
  {
    name: "Deleting a marker that was deleted is an error",
    evidence: [{ source: "description", at: "deleteMarker 404", kind: "stated" }],
    given: { dataset, marker: deploy, deletion: remove },
    request: remove,
    response: { status: 404 },
  },
];
