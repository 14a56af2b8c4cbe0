import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { asyncClient, firstRequest, json } from "../../../test/host.ts";
import {
  HoneycombInputError,
  HoneycombResponseError,
  HoneycombTimeoutError,
  type MapDependenciesCreate,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { serviceMaps } = callApi();
const dependency = (child: string) => ({
  parent_node: { name: "checkout", type: "service" },
  child_node: { name: child, type: "service" },
  call_count: 142,
});

/** A map of two pages, which is ready after a number of polls. */
function mapReadyAfter(looks: number) {
  return asyncClient(({ method, path }) => {
    if (method === "POST") return json({ request_id: "abc", status: "pending" }, { status: 201 });
    if (looks-- > 0) return json({ request_id: "abc", status: "pending", dependencies: null });
    const isLast = path.includes("after");
    return json({
      request_id: "abc",
      status: "ready",
      dependencies: [dependency(isLast ? "payments" : "cart")],
      links: { next: isLast ? null : "/1/maps/dependencies/requests/abc?page[after]=2" },
    });
  });
}
const both = [dependency("cart"), dependency("payments")];
const page = "GET /1/maps/dependencies/requests/abc?page[size]=100";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a map", () => {
  test("is requested", () => {
    const request: MapDependenciesCreate = { time_range: 7200, filters: [{ name: "checkout" }] };
    const { method, path, body } = firstRequest(serviceMaps.create(request, { limit: 64_000 }));
    expect(`${method} ${path}`).toBe("POST /1/maps/dependencies/requests?limit=64000");
    expect(JSON.parse(body as string)).toEqual(request);
    expect(firstRequest(serviceMaps.create()).body).toBe("{}");
  });

  test("is returned with all its pages when it is ready", async () => {
    const { client, log, sleeps } = mapReadyAfter(3);
    expect(await client.serviceMaps.list("abc")).toEqual(both);
    expect(sleeps).toEqual([100, 150, 225]);
    expect(log).toEqual([page, page, page, page, page.replace("?", "?page[after]=2&")]);
  });

  test("is iterated over page by page", async () => {
    const { client, log } = mapReadyAfter(0);
    for await (const each of client.serviceMaps.iterate("abc", { pageSize: 1 })) {
      expect(each).toEqual(dependency("cart"));
      break;
    }
    expect(log).toHaveLength(1);
  });

  test("can be requested and listed in one call", async () => {
    const { client, log } = mapReadyAfter(1);
    expect(await client.serviceMaps.get({ time_range: 60 }, { limit: 10, pageSize: 50 })).toEqual(
      both,
    );
    expect(log[0]).toBe("POST /1/maps/dependencies/requests?limit=10");
    expect(log[1]).toBe("GET /1/maps/dependencies/requests/abc?page[size]=50");
  });

  test("that fails causes an error", async () => {
    const { client } = asyncClient(() =>
      json({ request_id: "abc", status: "error", dependencies: null }),
    );
    const listing = client.serviceMaps.list("abc");
    await expect(listing).rejects.toThrow(HoneycombResponseError);
    await expect(listing).rejects.toThrow("getMapDependencies: the map of request abc failed");
  });

  test("is not waited for longer than pollTimeout", async () => {
    const { client } = asyncClient(() => {
      vi.advanceTimersByTime(400);
      return json({ request_id: "abc", status: "pending", dependencies: null });
    });
    const listing = client.serviceMaps.list("abc", { pollTimeout: 1000, minPollInterval: 0 });
    await expect(listing).rejects.toThrow(HoneycombTimeoutError);
    await expect(listing).rejects.toThrow("The map was not ready after 1000 ms. Request abc");
  });

  test.each<[MapDependenciesCreate, string]>([
    [{ time_range: 0 }, "time_range: must be at least 1"],
    [{ start_time: 2, end_time: 1 }, "end_time: must not be before start_time"],
    [
      { start_time: 1, end_time: 2, time_range: 1 },
      "time_range: must be left out when start_time and end_time are both set",
    ],
    [{ filters: [{ name: "a", type: 1 as never }] }, "filters[0].type: expected a string"],
  ])("of %j is rejected", (request, message) => {
    expect(() => firstRequest(serviceMaps.create(request))).toThrow(HoneycombInputError);
    expect(() => firstRequest(serviceMaps.create(request))).toThrow(message);
  });

  test("has at most as many dependencies as the option allows", () => {
    expect(() => firstRequest(serviceMaps.get({}, { limit: 64_001 }))).toThrow(
      "limit: must be at most 64000",
    );
    expect(() => firstRequest(serviceMaps.list("abc", { pollTimeout: -1 }))).toThrow(
      "pollTimeout: expected",
    );
    expect(() => firstRequest(serviceMaps.get({}, { pollTimeout: -1 }))).toThrow(
      "pollTimeout: expected",
    );
  });
});
