import { describe, expect, test } from "vitest";
import { checkEveryFailure } from "../../../test/bundles.ts";
import { InMemoryHoneycomb } from "../../../test/honeycomb.ts";
import { thrownBy } from "../../../test/host.ts";
import {
  ALL_DATASETS,
  BurnAlertBuilder,
  expressions,
  HoneycombBundleError,
  HoneycombInputError,
  SLOBuilder,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { slos } = callApi();
const slo = new SLOBuilder("Requests succeed")
  .dataset("api")
  .sli("request_ok")
  .nines(3)
  .timePeriodDays(30);
const soon = new BurnAlertBuilder().exhaustionTime(240).slack("#alerts");
const fast = new BurnAlertBuilder().budgetRate(60, 5).slack("#alerts").email("a@example.com");

describe("an SLO's builder", () => {
  test("sets every field of an SLO", () => {
    const built = slo
      .description("Requests are answered without an error.")
      .sli("request_ok", "LT($status, 500)", "No error")
      .tag("team", "checkout")
      .burnAlert(soon.description("Hurry").autoInvestigate())
      .burnAlert(fast)
      .build();
    expect(built).toEqual({
      datasetSlug: "api",
      slo: {
        name: "Requests succeed",
        description: "Requests are answered without an error.",
        sli: { alias: "request_ok" },
        target_per_million: 999_000,
        time_period_days: 30,
        tags: [{ key: "team", value: "checkout" }],
      },
      calculatedField: {
        alias: "request_ok",
        expression: "LT($status, 500)",
        description: "No error",
      },
      burnAlerts: [
        {
          burnAlert: {
            alert_type: "exhaustion_time",
            exhaustion_minutes: 240,
            description: "Hurry",
            auto_investigate: true,
          },
          recipients: [{ recipient: { type: "slack", details: { slack_channel: "#alerts" } } }],
        },
        {
          burnAlert: {
            alert_type: "budget_rate",
            budget_rate_window_minutes: 60,
            budget_rate_decrease_threshold_per_million: 50_000,
          },
          recipients: [
            { recipient: { type: "slack", details: { slack_channel: "#alerts" } } },
            { recipient: { type: "email", details: { email_address: "a@example.com" } } },
          ],
        },
      ],
    });
  });

  test.each([
    [slo.targetPercentage(99.9), 999_000],
    [slo.targetPercentage(99.9999), 999_999],
    [slo.targetPercentage(50), 500_000],
    [slo.targetPercentage(0.0003), 3],
    [slo.nines(1), 900_000],
    [slo.nines(2), 990_000],
    [slo.nines(6), 999_999],
    [slo.targetPerMillion(123_456), 123_456],
  ])("converts the target to millionths: %#", (builder, perMillion) => {
    expect(builder.build().slo.target_per_million).toBe(perMillion);
  });

  test("converts the time period to days", () => {
    expect(slo.timePeriodDays(7).build().slo.time_period_days).toBe(7);
    expect(slo.timePeriodWeeks(4).build().slo.time_period_days).toBe(28);
  });

  test.each<[string, () => SLOBuilder | BurnAlertBuilder, string]>([
    [
      "a target of 100 %",
      () => slo.targetPercentage(100),
      "slo.target_per_million: must be at most ",
    ],
    ["a fifth decimal", () => slo.targetPercentage(99.99995), "at most four decimals"],
    ["no number", () => slo.targetPercentage(Number.NaN), "but it is NaN"],
    ["no nine", () => slo.nines(0), "nines: expected a whole number from 1 to 6, but it is 0"],
    [
      "no target",
      () => new SLOBuilder("a").dataset("api").sli("ok"),
      "target_per_million: is miss",
    ],
    [
      "a part of a day",
      () => slo.timePeriodWeeks(0.5),
      "slo.time_period_days: must be a whole number",
    ],
    ["no dataset", () => new SLOBuilder("a").sli("ok").nines(1), "datasetSlug: is missing"],
    ["no datasets", () => slo.datasets(), "slo.dataset_slugs: must have at least 1 item"],
    ["an empty alias", () => slo.sli(""), "slo.sli.alias"],
    ["an empty expression", () => slo.sli("ok", ""), "calculatedField.expression"],
    ["a tag", () => slo.tag("Team", "a"), "slo.tags[0].key"],
    [
      "nobody to notify",
      () => new BurnAlertBuilder().exhaustionTime(1),
      "recipients: must have at least 1 item",
    ],
    ["no kind", () => new BurnAlertBuilder().email("a@example.com"), "burnAlert.alert_type"],
    [
      "a window too short",
      () => fast.budgetRate(59, 1),
      "budget_rate_window_minutes: must be at least 60",
    ],
    [
      "a window that is too long",
      () => slo.timePeriodDays(1).burnAlert(fast.budgetRate(1441, 1)),
      "1440",
    ],
    [
      "a decrease of nothing",
      () => fast.budgetRate(60, 0),
      "threshold_per_million: must be at least 1",
    ],
  ])("rejects %s", (_, build, message) => {
    expect(thrownBy(() => build().build())).toBeInstanceOf(HoneycombInputError);
    expect(() => build().build()).toThrow(message);
  });

  test("accepts an expression object", () => {
    const { Lt, col } = expressions;
    const { calculatedField } = slo.sli("ok", Lt(col("status"), 500)).build();
    expect(calculatedField).toEqual({ alias: "ok", expression: "LT($status, 500)" });
  });

  test("covers one dataset or several", () => {
    const both = slo.datasets("api", "web");
    expect(both.build()).toMatchObject({
      datasetSlug: ALL_DATASETS,
      slo: { dataset_slugs: ["api", "web"] },
    });
    expect(both.dataset("api").build().slo).not.toHaveProperty("dataset_slugs");
  });
});

describe("slos.createFrom", () => {
  const whole = slo.sli("request_ok", "LT($status, 500)").burnAlert(soon).burnAlert(fast);

  test("creates the field and the recipients, then the SLO, then its burn alerts", () => {
    const honeycomb = new InMemoryHoneycomb();
    const reused = honeycomb.add("/1/recipients", {
      type: "email",
      details: { email_address: "a@example.com" },
    });
    const value = honeycomb.run(slos.createFrom(whole));
    expect(honeycomb.log).toEqual([
      "GET /1/recipients",
      "POST /1/recipients",
      "POST /1/derived_columns/api",
      "POST /1/slos/api",
      "POST /1/burn_alerts/api",
      "POST /1/burn_alerts/api",
    ]);
    const [slack] = value.recipients.created;
    expect(value.recipients).toMatchObject({ created: [{ type: "slack" }], reused: [reused] });
    expect(value.calculatedField).toMatchObject({ alias: "request_ok" });
    expect(value.burnAlerts).toMatchObject([
      { alert_type: "exhaustion_time", slo: { id: value.slo.id }, recipients: [{ id: slack?.id }] },
      {
        alert_type: "budget_rate",
        slo: { id: value.slo.id },
        recipients: [{ id: slack?.id }, { id: reused.id }],
      },
    ]);
  });

  test("sends one request for an SLO with an existing field", () => {
    const honeycomb = new InMemoryHoneycomb();
    const { calculatedField } = honeycomb.run(slos.createFrom(slo));
    expect(honeycomb.log).toEqual(["POST /1/slos/api"]);
    expect(calculatedField).toBeUndefined();
  });

  test("validates plain data before anything is sent", () => {
    const honeycomb = new InMemoryHoneycomb();
    const built = whole.build();
    const act = (change: object) => () => honeycomb.run(slos.createFrom({ ...built, ...change }));
    expect(act({ calculatedField: { alias: "other", expression: "1" } })).toThrow(
      'calculatedField.alias: must be the SLO\'s sli.alias, "request_ok"',
    );
    expect(act({ datasetSlug: ALL_DATASETS })).toThrow("slo.dataset_slugs: is missing");
    expect(act({ datasetSlug: "" })).toThrow("datasetSlug: expected text");
    expect(honeycomb.log).toEqual([]);
  });

  test("rolls everything back when a burn alert is rejected", () => {
    const honeycomb = new InMemoryHoneycomb();
    let alerts = 0;
    honeycomb.fail({
      fault: "rejected",
      when: (_, request) => request === "POST /1/burn_alerts/api" && ++alerts === 2,
    });
    const error = thrownBy(() => honeycomb.run(slos.createFrom(whole)));
    expect(error).toBeInstanceOf(HoneycombBundleError);
    expect(error).toMatchObject({
      failed: [{ type: "burn alert", name: "budget_rate" }],
      rolledBack: [
        { type: "burn alert" },
        { type: "SLO" },
        { type: "calculated field" },
        { type: "recipient" },
        { type: "recipient" },
      ],
      remaining: [],
    });
    expect(honeycomb.paths).toEqual([]);
  });

  test("reports everything that remains, whatever fails", () => {
    checkEveryFailure((options) => slos.createFrom(whole, options));
  });
});

describe("burnAlerts.createFrom", () => {
  const { burnAlerts } = callApi();

  test("creates a burn alert for an existing SLO", () => {
    const honeycomb = new InMemoryHoneycomb();
    const { burnAlert, recipients } = honeycomb.run(burnAlerts.createFrom("api", "s1", soon));
    expect(burnAlert).toMatchObject({ slo: { id: "s1" }, alert_type: "exhaustion_time" });
    expect(recipients.created).toHaveLength(1);
    expect(honeycomb.log.at(-1)).toBe("POST /1/burn_alerts/api");
  });

  test("validates the path before anything is sent", () => {
    const honeycomb = new InMemoryHoneycomb();
    const act = () => honeycomb.run(burnAlerts.createFrom("api", "", soon));
    expect(act).toThrow("sloId: expected text that is not empty");
    expect(honeycomb.log).toEqual([]);
  });

  test("reports everything that remains, whatever fails", () => {
    checkEveryFailure((options) => burnAlerts.createFrom("api", "s1", fast, options));
  });
});
