import { expect, test } from "vitest";
import {
  ALL_DATASETS,
  type AnyQueryBuilder,
  HoneycombInputError,
  QueryBuilder,
  TriggerBuilder,
  type TriggerQuery,
} from "../../index.ts";

const query: TriggerQuery = { calculations: [{ op: "COUNT" }], time_range: 900 };
const errors = new TriggerBuilder("Errors").dataset("api").query(query).gt(10);

test("a builder sets every field of a trigger", () => {
  const built = errors
    .description("Too many requests fail.")
    .gte(20)
    .exceededLimit(3)
    .everyMinutes(10)
    .alertType("on_true")
    .baseline("percentage", 1440)
    .evaluationWindow(["monday", "friday"], "9:00", "17:30")
    .tag("team", "checkout")
    .tag("tier", "one")
    .disabled()
    .autoInvestigate()
    .recipient("r1", { muted: true })
    .existingRecipient("slack", "#alerts")
    .msteams("Ops", "https://example.com/teams")
    .webhook("Hook", "https://example.com/hook", { variables: [{ name: "team", value: "a" }] })
    .build();
  expect(built).toEqual({
    datasetSlug: "api",
    trigger: {
      name: "Errors",
      description: "Too many requests fail.",
      query,
      threshold: { op: ">=", value: 20, exceeded_limit: 3 },
      frequency: 600,
      alert_type: "on_true",
      baseline_details: { type: "percentage", offset_minutes: 1440 },
      evaluation_schedule_type: "window",
      evaluation_schedule: {
        window: { days_of_week: ["monday", "friday"], start_time: "9:00", end_time: "17:30" },
      },
      tags: [
        { key: "team", value: "checkout" },
        { key: "tier", value: "one" },
      ],
      disabled: true,
      auto_investigate: true,
    },
    recipients: [
      { id: "r1", details: { muted: true } },
      { type: "slack", target: "#alerts" },
      {
        recipient: {
          type: "msteams_workflow",
          details: { webhook_name: "Ops", webhook_url: "https://example.com/teams" },
        },
      },
      {
        recipient: {
          type: "webhook",
          details: { webhook_name: "Hook", webhook_url: "https://example.com/hook" },
        },
        details: { variables: [{ name: "team", value: "a" }] },
      },
    ],
  });
});

test.each([
  ["gt", ">"],
  ["gte", ">="],
  ["lt", "<"],
  ["lte", "<="],
] as const)("%s fires at %s", (step, op) => {
  expect(errors[step](5).build().trigger.threshold).toEqual({ op, value: 5 });
});

test("a step does not change the builder that it is called on", () => {
  const before = errors.build();
  errors.tag("team", "a").email("a@example.com").frequency(600).disabled().lt(1);
  expect(errors.build()).toEqual(before);
});

test("the built description can be changed without changing the builder", () => {
  const built = errors.tag("team", "a").build();
  built.trigger.tags?.push({ key: "team", value: "b" });
  expect(errors.tag("team", "a").build().trigger.tags).toHaveLength(1);
});

test("the dataset is by default that of the query's builder", () => {
  const count = new QueryBuilder().count().lastMinutes(15);
  const trigger = new TriggerBuilder("Errors").gt(1);
  expect(trigger.query(count.dataset("web")).build().datasetSlug).toBe("web");
  expect(trigger.query(count.dataset("web")).dataset("api").build().datasetSlug).toBe("api");
  expect(trigger.query(count).environmentWide().build().datasetSlug).toBe(ALL_DATASETS);
  expect(() => trigger.query(count).build()).toThrow("datasetSlug: is missing");
});

test("an existing query is used by its id", () => {
  const { trigger } = new TriggerBuilder("Errors").dataset("api").queryId("q1").gt(1).build();
  expect(trigger).toEqual({ name: "Errors", query_id: "q1", threshold: { op: ">", value: 1 } });
});

test("a query with a limit is rejected at run time, too", () => {
  const limited: AnyQueryBuilder = new QueryBuilder().dataset("api").count().lastHours(1).limit(10);
  // JavaScript programs have no types that reject it.
  const trigger = new TriggerBuilder("Errors").query(limited as QueryBuilder).gt(1);
  expect(() => trigger.build()).toThrow(HoneycombInputError);
  expect(() => trigger.build()).toThrow("Invalid input: limit: must be left out");
});
