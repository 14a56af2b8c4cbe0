import { afterEach, describe, expect, test, vi } from "vitest";
import { InMemoryHoneycomb } from "../../../test/honeycomb.ts";
import { firstRequest } from "../../../test/host.ts";
import { ALL_DATASETS, MarkerBuilder } from "../../index.ts";
import { callApi } from "../../transport.ts";

const deploy = new MarkerBuilder("deploy").dataset("api");
const time = (seconds: number) => new Date(seconds * 1000);

afterEach(() => {
  vi.useRealTimers();
});

describe("a marker's builder", () => {
  test("sets every field of a marker", () => {
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
        end_time: 200,
      },
    });
  });

  test("replaces a period of time by a point in time", () => {
    const outage = new MarkerBuilder().environmentWide().between(time(1), time(2));
    expect(outage.at({ epochMilliseconds: 5000 }).build()).toEqual({
      datasetSlug: ALL_DATASETS,
      marker: { start_time: 5 },
    });
  });

  test("is not changed by its steps", () => {
    deploy.message("v1.4.0").at(time(1));
    expect(deploy.build().marker).toEqual({ type: "deploy" });
  });

  test("can last for some minutes, starting at a time", () => {
    const period = { start_time: 100, end_time: 1900 };
    expect(deploy.at(time(100)).durationMinutes(30).build().marker).toMatchObject(period);
    expect(deploy.durationMinutes(30).at(time(100)).build().marker).toMatchObject(period);
    const replaced = deploy.between(time(100), time(200)).durationMinutes(30);
    expect(replaced.build().marker).toMatchObject(period);
    const replacing = deploy.durationMinutes(30).between(time(100), time(200));
    expect(replacing.build().marker).toMatchObject({ start_time: 100, end_time: 200 });
  });

  test("can last for some minutes, starting now", () => {
    const test = deploy.durationMinutes(1.5);
    vi.useFakeTimers({ now: time(1000.9), toFake: ["Date"] });
    expect(test.build().marker).toEqual({ type: "deploy", start_time: 1000, end_time: 1090 });
  });

  test("sets the color of a type with a marker setting", () => {
    const setting = MarkerBuilder.setting("deploy", "#7b1fa2");
    const { path, body } = firstRequest(callApi().markerSettings.create("api", setting));
    expect(path).toBe("/1/marker_settings/api");
    expect(JSON.parse(body as string)).toEqual({ type: "deploy", color: "#7b1fa2" });
  });

  test.each<[string, () => unknown, string]>([
    [
      "a negative duration",
      () => deploy.durationMinutes(-1).build(),
      "marker.end_time: must not be",
    ],
    [
      "a part of a second",
      () => deploy.durationMinutes(0.001).build(),
      "marker.end_time: must be a whole number",
    ],
    ["no dataset", () => new MarkerBuilder("deploy").build(), "datasetSlug: is missing"],
    ["no time", () => deploy.at(new Date("soon")), "start_time: is an invalid Date"],
    ["an end before the start", () => deploy.between(time(2), time(1)).build(), "marker.end_time"],
  ])("rejects %s", (_, act, message) => {
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
