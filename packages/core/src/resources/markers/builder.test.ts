import { describe, expect, test } from "vitest";
import { InMemoryHoneycomb } from "../../../test/honeycomb.ts";
import { ALL_DATASETS, callApi, MarkerBuilder } from "../../index.ts";

const deploy = new MarkerBuilder("deploy").dataset("api");
const time = (seconds: number) => new Date(seconds * 1000);

describe("a marker's builder", () => {
  test("describes all that Honeycomb's marker has", () => {
    const built = deploy
      .message("v1.4.0")
      .url("https://example.com/v1.4.0")
      .between(time(100.4), time(200.4))
      .build();
    expect(built).toEqual({
      datasetSlug: "api",
      marker: {
        type: "deploy",
        message: "v1.4.0",
        url: "https://example.com/v1.4.0",
        start_time: 100,
        end_time: 201,
      },
    });
  });

  test("is for a point of time, too", () => {
    const outage = new MarkerBuilder().environmentWide().between(time(1), time(2));
    expect(outage.at({ epochMilliseconds: 5000 }).build()).toEqual({
      datasetSlug: ALL_DATASETS,
      marker: { start_time: 5 },
    });
  });

  test("leaves what it is called on as it is", () => {
    deploy.message("v1.4.0").at(time(1));
    expect(deploy.build().marker).toEqual({ type: "deploy" });
  });

  test.each<[string, () => unknown, string]>([
    ["no dataset", () => new MarkerBuilder("deploy").build(), "datasetSlug: is missing"],
    ["no time", () => deploy.at(new Date("soon")), "start_time: expected a valid Date"],
    ["an end before the start", () => deploy.between(time(2), time(1)).build(), "marker.end_time"],
  ])("refuses %s", (_, act, message) => {
    expect(act).toThrow(message);
  });
});

describe("markers.createFrom", () => {
  const { markers } = callApi();

  test.each([deploy.message("v1.4.0"), deploy.message("v1.4.0").build()])(
    "creates the marker: %#",
    (source) => {
      const honeycomb = new InMemoryHoneycomb();
      const marker = honeycomb.run(markers.createFrom(source));
      expect(marker).toMatchObject({ id: expect.any(String), type: "deploy", message: "v1.4.0" });
      expect(honeycomb.log).toEqual(["POST /1/markers/api"]);
    },
  );
});
