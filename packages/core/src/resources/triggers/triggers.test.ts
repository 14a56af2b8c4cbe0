import { describe, expect, test } from "vitest";
import { firstRequest } from "../../../test/host.ts";
import { type Call, callApi, type TriggerCreate } from "../../index.ts";

const { triggers } = callApi();
const trigger = {
  name: "Errors",
  threshold: { op: ">", value: 10 },
} as const satisfies TriggerCreate;
const query = { calculations: [{ op: "COUNT" as const }], time_range: 900 };

describe("triggers", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", triggers.list("api"), "GET /1/triggers/api"],
    ["get", triggers.get("api", "t1"), "GET /1/triggers/api/t1"],
    ["create", triggers.create("api", trigger), "POST /1/triggers/api", trigger],
    [
      "create, for the whole environment",
      triggers.create("__all__", { ...trigger, query, frequency: 300 }),
      "POST /1/triggers/__all__",
      { ...trigger, query, frequency: 300 },
    ],
    [
      "update",
      triggers.update("api", "t1", { disabled: true }),
      "PUT /1/triggers/api/t1",
      { disabled: true },
    ],
    ["delete", triggers.delete("api", "t1"), "DELETE /1/triggers/api/t1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test.each<[object, string]>([
    [{ threshold: { op: "=", value: 1 } }, 'threshold.op: expected (">" | ">=" | "<" | "<=")'],
    [{ threshold: { op: ">" } }, "threshold.value: is missing; expected number"],
    [{ frequency: 90 }, "frequency: expected a multiple of 60, but it is 90"],
    [{ frequency: 86_460 }, "frequency: expected <=86400, but it is 86460"],
    [
      { baseline_details: { offset_minutes: 5, type: "value" } },
      "baseline_details.offset_minutes: expected (60 | 1440 | 10080 | 40320), but it is 5",
    ],
    [
      {
        evaluation_schedule: {
          window: { days_of_week: ["monday"], start_time: "24:00", end_time: "8:00" },
        },
      },
      "evaluation_schedule.window.start_time: expected text that matches",
    ],
    [{ query, query_id: "q1" }, "query_id: must be left out where query is given"],
    [
      { query: { ...query, calculations: [{ op: "HEATMAP", column: "duration_ms" }] } },
      "query.calculations: must not hold HEATMAP or CONCURRENCY",
    ],
    [{ query: { ...query, limit: 5 } }, "query.limit: "],
    [{ query: { ...query, orders: [{ column: "a" }] } }, "query.orders: "],
    [{ query: { ...query, time_range: 1260 }, frequency: 300 }, "query.time_range: "],
    [{ query: { ...query, time_range: 240 }, frequency: 300 }, "query.time_range: "],
    [{ query: { ...query, time_range: 3660 } }, "query.time_range: "],
  ])("refuses %j", (change, message) => {
    const wrong = { ...trigger, ...change } as TriggerCreate;
    expect(() => firstRequest(triggers.create("api", wrong))).toThrow(
      `Invalid input for createTrigger: ${message}`,
    );
  });

  test.each([
    [300, 300],
    [1200, 300],
    [900, undefined],
    [3600, undefined],
    [86_400, 86_400],
  ])("may look back %d seconds, run every %j", (time_range, frequency) => {
    const body = { ...trigger, query: { ...query, time_range }, frequency };
    expect(firstRequest(triggers.create("api", body)).operation).toBe("createTrigger");
  });

  test("has one query: its own or one that exists", () => {
    const both = { query, query_id: "q1" };
    // @ts-expect-error not both
    const created: TriggerCreate = { ...trigger, ...both };
    expect(() => firstRequest(triggers.create("api", created))).toThrow("query_id");
    // @ts-expect-error not both
    expect(() => firstRequest(triggers.update("api", "t1", both))).toThrow("query_id");
  });
});
