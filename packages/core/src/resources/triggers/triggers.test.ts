import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import type { Call, TriggerCreate, TriggerUpdate } from "../../index.ts";
import { callApi } from "../../transport.ts";

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
    [{ threshold: { op: 1, value: 1 } }, "threshold.op: expected a string, but it is 1"],
    [{ threshold: { op: ">" } }, "threshold.value: is missing; expected a number"],
    [{ frequency: 90 }, "frequency: must be a multiple of 60, but it is 90"],
    [{ frequency: 86_460 }, "frequency: must be at most 86400, but it is 86460"],
    [
      { baseline_details: { offset_minutes: "60", type: "value" } },
      'baseline_details.offset_minutes: expected a number, but it is "60"',
    ],
    [
      {
        evaluation_schedule: {
          window: { days_of_week: ["monday"], start_time: "24:00", end_time: "8:00" },
        },
      },
      "evaluation_schedule.window.start_time: must match",
    ],
    [{ query, query_id: "q1" }, "query_id: must be left out when query is set"],
    [
      { query: { ...query, calculations: [{ op: "HEATMAP", column: "duration_ms" }] } },
      "query.calculations: must not contain HEATMAP or CONCURRENCY",
    ],
    [{ query: { ...query, limit: 5 } }, "query.limit: "],
    [{ query: { ...query, orders: [{ column: "a" }] } }, "query.orders: "],
    [{ query: { ...query, time_range: 1260 }, frequency: 300 }, "query.time_range: "],
    [{ query: { ...query, time_range: 240 }, frequency: 300 }, "query.time_range: "],
    [{ query: { ...query, time_range: 3660 } }, "query.time_range: "],
  ])("rejects %j", (change, message) => {
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
  ])("can query %d seconds when it runs every %j seconds", (time_range, frequency) => {
    const body = { ...trigger, query: { ...query, time_range }, frequency };
    expect(firstRequest(triggers.create("api", body)).operation).toBe("createTrigger");
  });

  test("has one query: its own, or one that is stored", () => {
    const both = { ...trigger, query, query_id: "q1" };
    const message = "query_id: must be left out when query is set";
    expect(() => firstRequest(triggers.create("api", both))).toThrow(message);
    expect(() => firstRequest(triggers.update("api", "t1", both))).toThrow(message);
  });
});

test("a body that is not an object is an input error", () => {
  expect(() => firstRequest(triggers.create("api", null as never))).toThrow(
    "Invalid input for createTrigger: body: ",
  );
});

describe("a trigger that was read", () => {
  test("can be sent back even if its response was not validated", () => {
    const read = { ...trigger, id: "t1", query, query_id: "q1" };
    const { body } = firstRequest(triggers.update("api", "t1", { ...read, disabled: true }));
    expect(JSON.parse(body as string)).toEqual({ ...trigger, query, disabled: true });
  });

  const received = { id: "t1", ...trigger, query, query_id: "q1" };
  const { value: read } = runWith(triggers.get("api", "t1"), json(received));
  const sent = (body: TriggerUpdate) =>
    JSON.parse(firstRequest(triggers.update("api", "t1", body)).body as string);

  test("also has the id of its query in the query", () => {
    expect(read).toStrictEqual({ ...received, query: { id: "q1", ...query } });
    const { value: listed } = runWith(triggers.list("api"), json([received]));
    expect(listed).toStrictEqual([read]);
  });

  test.each([
    ["no query", { ...received, query: undefined }],
    ["no id of its query", { ...received, query_id: undefined }],
    ["a query with an id of its own", { ...received, query: { ...query, id: "q2" } }],
  ])("is returned unchanged with %s", (_, returned) => {
    expect(runWith(triggers.get("api", "t1"), json(returned)).value).toEqual(returned);
  });

  test("is sent back with its query, without the ids", () => {
    expect(sent(read)).toStrictEqual({ ...trigger, query });
    const created = firstRequest(triggers.create("api", read)).body as string;
    expect(JSON.parse(created)).toStrictEqual({ ...trigger, query });
  });

  test("is sent back with its query changed", () => {
    const changed = { ...read, query: { ...read.query, time_range: 1800 } };
    expect(sent(changed).query).toStrictEqual({ ...query, time_range: 1800 });
    expect(sent(changed)).not.toHaveProperty("query_id");
  });

  test("is sent back with another query, or with the id of another query", () => {
    expect(sent({ ...read, query: { ...query, granularity: 60 }, query_id: undefined })).toEqual({
      ...trigger,
      query: { ...query, granularity: 60 },
    });
    // The new query replaces the one that `query_id` names.
    expect(sent({ ...read, query: { calculations: [{ op: "COUNT" }] } })).toEqual({
      ...trigger,
      query: { calculations: [{ op: "COUNT" }] },
    });
    expect(sent({ ...read, query: undefined, query_id: "q2" })).toEqual({
      ...trigger,
      query_id: "q2",
    });
  });

  test("is rejected with the id of another query beside its own", () => {
    const message = "Invalid input for updateTrigger: query_id: must be left out when query is set";
    expect(() => sent({ ...read, query_id: "q2" })).toThrow(message);
  });
});
