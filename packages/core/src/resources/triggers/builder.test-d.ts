import { expectTypeOf, test } from "vitest";
import { type AnyQueryBuilder, QueryBuilder, TriggerBuilder } from "../../index.ts";

const trigger = new TriggerBuilder("Errors");
const query = new QueryBuilder().dataset("api").count().groupBy("endpoint").lastMinutes(15);
const noon = new Date("2026-01-01T12:00:00Z");

test("steps return a trigger builder", () => {
  expectTypeOf(trigger.query(query).gt(1).email("a@example.com")).toEqualTypeOf<TriggerBuilder>();
});

test("a trigger's query is a builder or plain data", () => {
  trigger.query(query);
  trigger.query(query.eq("status", 500).having("COUNT", ">", 10).granularity(60));
  trigger.query(new QueryBuilder().count());
  trigger.query({ calculations: [{ op: "COUNT" }], time_range: 900 });
  trigger.query(query.limit(10).buildForTrigger());
  // @ts-expect-error calculations
  trigger.query({ calculatons: [{ op: "COUNT" }], time_range: 900 });
  // @ts-expect-error a trigger evaluates all groups
  trigger.query({ calculations: [{ op: "COUNT" }], limit: 10 });
});

test("a builder with fields that a trigger's query can't have is rejected", () => {
  // @ts-expect-error limit
  trigger.query(query.limit(10));
  // @ts-expect-error limit, whatever follows
  trigger.query(query.limit(10).sum("ms").eq("a", 1).lastHours(1).dataset("web"));
  // @ts-expect-error orders
  trigger.query(query.orderBy("COUNT"));
  // @ts-expect-error start_time and end_time
  trigger.query(query.between(noon, noon));
  // @ts-expect-error end_time
  trigger.query(query.before(noon, { hours: 1 }));
  // @ts-expect-error start_time
  trigger.query(query.after(noon, { hours: 1 }));
  // @ts-expect-error usage_mode
  trigger.query(query.usageMode());
  // @ts-expect-error compare_time_offset_seconds
  trigger.query(query.compareTimeOffset(3600));
  // A relative time range replaces the fixed one.
  trigger.query(query.between(noon, noon).lastMinutes(15));
});

test("a builder that is known only at run time is built for a trigger first", () => {
  const of = (any: AnyQueryBuilder) => {
    // @ts-expect-error it may have a limit
    trigger.query(any);
    return trigger.query(any.buildForTrigger());
  };
  expectTypeOf(of).returns.toEqualTypeOf<TriggerBuilder>();
});

test("misspelled values don't compile", () => {
  // @ts-expect-error a trigger always has a name
  new TriggerBuilder();
  // @ts-expect-error threshold
  trigger.threshold("=", 1);
  // @ts-expect-error alert type
  trigger.alertType("always");
  // @ts-expect-error two days earlier
  trigger.baseline("value", 2880);
  // @ts-expect-error day of the week
  trigger.evaluationWindow(["Monday"], "09:00", "17:00");
  // @ts-expect-error severity
  trigger.pagerduty("Ops", "key", { pagerduty_severity: "fatal" });
});
