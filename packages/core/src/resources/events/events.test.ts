import { describe, expect, test } from "vitest";
import { firstRequest, runWith, text } from "../../../test/host.ts";
import { type CreateEventOptions, type EventData, HoneycombInputError } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { events } = callApi();
const data = { endpoint: "/cart", duration_ms: 32 };

describe("one event", () => {
  test("is the body of the request", () => {
    const { value, requests } = runWith(events.create("My API", data), text("", 200));
    expect(value).toBeUndefined();
    expect(requests).toMatchObject([
      { method: "POST", path: "/1/events/My%20API", body: JSON.stringify(data) },
    ]);
    expect(Object.keys(requests[0]?.headers ?? {})).toEqual([
      "accept",
      "content-type",
      "x-honeycomb-team",
    ]);
  });

  test.each<[time: Date | string | number, header: string]>([
    [new Date(1_767_225_600_123), "2026-01-01T00:00:00.123Z"],
    ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"],
    ["2026-01-01T02:00:00.123456789+02:00", "2026-01-01T02:00:00.123456789+02:00"],
    [1_767_225_600, "1767225600"],
    [1_767_225_600.25, "1767225600.25"],
    ["1767225600123456789", "1767225600123456789"],
  ])("can have a time and a sample rate: %s", (time, header) => {
    const { headers } = firstRequest(events.create("api", data, { time, sampleRate: 10 }));
    expect(headers).toMatchObject({
      "x-honeycomb-event-time": header,
      "x-honeycomb-samplerate": "10",
    });
  });

  test.each<[CreateEventOptions, string]>([
    [
      { time: "yesterday" },
      'time: expected a Date, text in RFC 3339, or a number since 1970, but it is "yesterday"',
    ],
    [{ time: "2026-01-01T00:00:00" }, "time: expected a Date, text in RFC 3339"],
    [{ time: "2026-13-01T00:00:00Z" }, "time: expected a Date, text in RFC 3339"],
    [{ time: new Date(Number.NaN) }, 'a number since 1970, but it is "Invalid Date"'],
    [{ time: -1 }, "time: expected a Date, text in RFC 3339"],
    [{ time: Number.POSITIVE_INFINITY }, "time: expected a Date, text in RFC 3339"],
    [{ sampleRate: 0 }, "X-Honeycomb-Samplerate: must be at least 1, but it is 0"],
    [{ sampleRate: 1.5 }, "X-Honeycomb-Samplerate: must be a whole number"],
  ])("is rejected with %j", (options, message) => {
    const creating = () => firstRequest(events.create("api", data, options));
    expect(creating).toThrow(HoneycombInputError);
    expect(creating).toThrow(message);
  });

  test.each<[string, EventData, string]>([
    ["no field", {}, "body: must have at least 1 field"],
    [
      "2001 fields",
      Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`f${i}`, i])),
      "body: must have at most 2000 fields",
    ],
    ["a list for its data", [1, 2] as never, "body: expected an object, but it is [1,2]"],
  ])("is rejected with %s", (_, invalid, message) => {
    expect(() => firstRequest(events.create("api", invalid))).toThrow(message);
  });
});
