import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { operations, type SLOCountsQuery } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { slos } = callApi();
/** The start of an hour. */
const hour = 1_745_251_200;

describe("an SLO's counts", () => {
  test("are requested for minutes of one hour", () => {
    const range = { start_time: hour, end_time: hour + 3599 };
    const { method, path } = firstRequest(slos.counts("api", "s1", range));
    expect(`${method} ${path}`).toBe(
      "GET /1/slos/api/s1/counts?start_time=1745251200&end_time=1745254799",
    );
  });

  test.each<[SLOCountsQuery, string]>([
    [
      { start_time: hour + 60, end_time: hour },
      "end_time: must be after start_time (1745251260), but it is 1745251200",
    ],
    [
      { start_time: hour, end_time: hour + 3600 },
      "end_time: must be in the same clock hour as start_time",
    ],
    [{ start_time: hour, end_time: hour + 0.5 }, "end_time: must be a whole number"],
  ])("are rejected for %j", (range, message) => {
    expect(() => firstRequest(slos.counts("api", "s1", range))).toThrow(message);
  });

  test("are requested for whole hours of any time", () => {
    const range = { start_time: hour - 7200, end_time: hour };
    const { method, path } = firstRequest(slos.countsHistory("__all__", "s1", range));
    expect(`${method} ${path}`).toBe(
      "GET /1/slos/__all__/s1/counts/history?start_time=1745244000&end_time=1745251200",
    );
  });

  test("are rejected for hours that end before they start", () => {
    const range = { start_time: hour, end_time: hour - 3600 };
    const message = "end_time: must be after start_time";
    expect(() => firstRequest(slos.countsHistory("api", "s1", range))).toThrow(message);
  });
});

describe("SLOs' history", () => {
  const request = { ids: ["s1", "s2"], start_time: hour - 3600, end_time: hour };

  test("is returned by the SLOs' ids", () => {
    const received = {
      s1: [{ timestamp: hour - 3600, compliance: 91.4, budget_remaining: 14.5 }],
      s2: [{ timestamp: hour - 3600, compliance: 93.5, budget_remaining: -71 }],
    };
    const { value, requests } = runWith(slos.history(request), json(received));
    expect(requests[0]).toMatchObject({ method: "POST", path: "/1/reporting/slos/historical" });
    expect(JSON.parse(requests[0]?.body as string)).toEqual(request);
    expect(value.s2?.[0]?.budget_remaining).toBe(-71);
    expect(value).toEqual(received);
  });

  test("is idempotent, although it is a POST", () => {
    expect(operations.getSloHistory.idempotent).toBe(true);
  });

  test.each<[object, string]>([
    [{ ids: [] }, "ids: must have at least 1 item"],
    [{ ids: Array.from({ length: 25 }, String) }, "ids: must have at most 24 items"],
    [{ end_time: hour - 7200 }, "end_time: must be after start_time"],
  ])("is rejected for %j", (change, message) => {
    expect(() => firstRequest(slos.history({ ...request, ...change }))).toThrow(message);
  });
});
