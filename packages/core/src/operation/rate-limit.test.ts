import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRateLimit, readRetryAfter } from "./rate-limit.ts";

describe("readRateLimit", () => {
  test("reads Honeycomb's header", () => {
    expect(readRateLimit({ ratelimit: "limit=100, remaining=50, reset=60" })).toEqual({
      limit: 100,
      remaining: 50,
      reset: 60,
    });
  });

  test("minds neither order nor case nor spaces", () => {
    const counts = fc.record({ limit: fc.nat(), remaining: fc.nat(), reset: fc.nat() });
    const separator = fc.constantFrom(",", ", ", ";", "; ");
    fc.assert(
      fc.property(counts, fc.boolean(), separator, (counts, reversed, separator) => {
        const parts = Object.entries(counts).map(([name, count]) => `${name}=${count}`);
        if (reversed) parts.reverse();
        expect(readRateLimit({ ratelimit: parts.join(separator) })).toEqual(counts);
        expect(readRateLimit({ ratelimit: parts.join(separator).toUpperCase() })).toEqual(counts);
      }),
    );
  });

  test.each([
    undefined,
    "",
    "limit=100",
    "limit=100, remaining=x, reset=60",
    "limit=100, remaining=-1, reset=60",
    "unlimited=100, remaining=50, reset=60",
  ])("is undefined for %j", (header) => {
    expect(readRateLimit(header === undefined ? {} : { ratelimit: header })).toBeUndefined();
  });
});

describe("readRetryAfter", () => {
  const now = Date.UTC(2026, 0, 2, 3, 4, 5);
  const read = (headers: Record<string, string>, status = 429) =>
    readRetryAfter({ status, headers }, now);

  test("reads seconds and returns milliseconds", () => {
    expect(read({ "retry-after": "30" })).toBe(30_000);
    expect(read({ "retry-after": " 0.5 " })).toBe(500);
    expect(read({ "retry-after": "0" })).toBe(0);
  });

  test("reads a date, which may have passed", () => {
    const date = (milliseconds: number) => new Date(now + milliseconds).toUTCString();
    expect(read({ "retry-after": date(90_000) })).toBe(90_000);
    expect(read({ "retry-after": date(-90_000) })).toBe(0);
  });

  test("falls back to RateLimit, where no requests are left", () => {
    const used = { ratelimit: "limit=100, remaining=0, reset=7" };
    const left = { ratelimit: "limit=100, remaining=5, reset=7" };
    expect(read(used)).toBe(7000);
    expect(read(used, 503)).toBe(7000);
    expect(read(left, 503)).toBeUndefined();
    // The limit that was hit may differ from the one that the header reports.
    expect(read(left, 429)).toBe(7000);
    expect(read({ ...used, "retry-after": "2" })).toBe(2000);
    expect(read({ ...used, "retry-after": "soon" })).toBe(7000);
  });

  test.each(["", "soon", "-1", "1e3", "12 minutes", "Infinity", "Someday"])(
    "does not know what %j means",
    (header) => {
      expect(read({ "retry-after": header })).toBeUndefined();
    },
  );

  test("whatever a header holds, a wait is finite and not negative", () => {
    const header = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(header, (header) => {
        const wait = read({ "retry-after": header });
        expect(wait === undefined || (Number.isFinite(wait) && wait >= 0)).toBe(true);
      }),
    );
  });
});
