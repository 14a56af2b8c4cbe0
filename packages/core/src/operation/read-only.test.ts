import { describe, expect, test } from "vitest";
import { firstRequest } from "../../test/host.ts";
import { callApi } from "../transport.ts";

const { columns, slos, triggers } = callApi();
const sentBody = (call: Parameters<typeof firstRequest>[0]) =>
  JSON.parse(firstRequest(call).body as string);

describe("read-only fields", () => {
  const received = {
    id: "slo1",
    name: "Requests succeed",
    sli: { alias: "request_ok" },
    time_period_days: 30,
    target_per_million: 999_000,
    created_at: "2026-01-01T00:00:00Z",
    updated_at: "2026-01-01T00:00:00Z",
    reset_at: null,
  };

  test("are removed, so that a resource can be read, changed and sent back", () => {
    expect(sentBody(slos.update("api", "slo1", { ...received, time_period_days: 7 }))).toEqual({
      name: "Requests succeed",
      sli: { alias: "request_ok" },
      time_period_days: 7,
      target_per_million: 999_000,
    });
  });

  test("are removed if the schema of the body has rules, too", () => {
    const trigger = { id: "t1", dataset_slug: "api", triggered: false, name: "Errors" };
    expect(sentBody(triggers.update("api", "t1", trigger))).toEqual({ name: "Errors" });
  });

  test("differ from unknown ones, which are sent", () => {
    const extended = { ...received, added_later: { id: "x", value: null } };
    expect(sentBody(slos.update("api", "slo1", extended))).toMatchObject({
      added_later: { id: "x", value: null },
    });
  });

  test("are not removed from the caller's object", () => {
    const column = Object.freeze({ id: "c1", description: "How long it took", hidden: false });
    expect(sentBody(columns.update("api", "c1", column))).toEqual({
      description: "How long it took",
      hidden: false,
    });
    expect(column).toHaveProperty("id", "c1");
  });

  test.each([undefined, null, "name", 7])("are not looked for in an invalid body: %j", (body) => {
    expect(() => firstRequest(columns.create("api", body as never))).toThrow("body: ");
  });
});
