import { describe, expect, test } from "vitest";
import { checkEveryFailure } from "../../../test/bundles.ts";
import { InMemoryHoneycomb } from "../../../test/honeycomb.ts";
import { thrownBy } from "../../../test/host.ts";
import {
  HoneycombAbortError,
  HoneycombBundleError,
  HoneycombInputError,
  HoneycombValidationError,
  QueryBuilder,
  TriggerBuilder,
  type TriggerDescription,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { triggers } = callApi();
const query = new QueryBuilder().dataset("api").p99("duration_ms").lastMinutes(15);
const trigger = new TriggerBuilder("Slow").query(query).gt(1000);
const existing = { type: "email", details: { email_address: "a@example.com" } };

describe("triggers.createFrom", () => {
  test("creates the recipients that are missing, reuses the others, then creates the trigger", () => {
    const honeycomb = new InMemoryHoneycomb();
    const reused = honeycomb.add("/1/recipients", existing);
    const value = honeycomb.run(
      triggers.createFrom(
        trigger
          .email("a@example.com")
          .slack("#alerts")
          .recipient("r-known")
          .pagerduty("Ops", "k".repeat(32), { pagerduty_severity: "warning" }),
      ),
    );
    expect(honeycomb.log).toEqual([
      "GET /1/recipients",
      "POST /1/recipients",
      "POST /1/recipients",
      "POST /1/triggers/api",
    ]);
    const { created } = value.recipients;
    expect(value.recipients.reused).toEqual([reused]);
    expect(created).toMatchObject([{ type: "slack" }, { type: "pagerduty" }]);
    expect(honeycomb.bodies.at(-1)).toEqual({
      name: "Slow",
      query: { calculations: [{ op: "P99", column: "duration_ms" }], time_range: 900 },
      threshold: { op: ">", value: 1000 },
      recipients: [
        { id: reused.id },
        { id: created[0]?.id },
        { id: "r-known" },
        { id: created[1]?.id, details: { pagerduty_severity: "warning" } },
      ],
    });
    expect(value.trigger).toMatchObject({ id: expect.any(String), name: "Slow" });
  });

  test("does not list recipients when all of them are ids", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.run(triggers.createFrom(trigger.recipient("r-known")));
    expect(honeycomb.log).toEqual(["POST /1/triggers/api"]);
  });

  test("creates a recipient that is notified twice once", () => {
    const honeycomb = new InMemoryHoneycomb();
    const twice = trigger.email("b@example.com").existingRecipient("email", "b@example.com");
    honeycomb.run(triggers.createFrom(twice));
    expect(honeycomb.log.filter((request) => request === "POST /1/recipients")).toHaveLength(1);
  });

  test("also accepts plain data", () => {
    const description: TriggerDescription = trigger.email("b@example.com").build();
    const honeycomb = new InMemoryHoneycomb();
    const restored = JSON.parse(JSON.stringify(description)) as TriggerDescription;
    expect(honeycomb.run(triggers.createFrom(restored)).trigger.name).toBe("Slow");
  });
});

describe("before anything is sent", () => {
  test("the whole description is validated, and all issues are reported", () => {
    const honeycomb = new InMemoryHoneycomb();
    const wrong = { trigger: {}, recipients: [{ type: 1, target: "home" }] };
    // Data from a file, for example, has no type.
    const act = () => honeycomb.run(triggers.createFrom(wrong as never));
    expect(thrownBy(act)).toBeInstanceOf(HoneycombInputError);
    expect(act).toThrow(
      /datasetSlug: is missing.*trigger\.name: is missing.*recipients\[0\]\.type/s,
    );
    expect(honeycomb.log).toEqual([]);
  });

  test.each<[string, () => TriggerBuilder, string]>([
    [
      "a name",
      () => new TriggerBuilder("").query(query).gt(1),
      "trigger.name: must have at least 1 character",
    ],
    ["a threshold", () => new TriggerBuilder("Slow").query(query), "trigger.threshold: is missing"],
    ["a threshold's value", () => trigger.gt(Number.NaN), "trigger.threshold.value"],
    ["a threshold's op", () => trigger.exceededLimit(6), "trigger.threshold.exceeded_limit"],
    ["a frequency", () => trigger.frequency(90), "trigger.frequency: must be a multiple of 60"],
    ["a frequency and a time range", () => trigger.everyMinutes(1), "trigger.query.time_range"],
    ["a query of two kinds", () => trigger.queryId("q1"), "trigger.query_id: must be left out"],
    ["a tag's key", () => trigger.tag("Team", "a"), "trigger.tags[0].key"],
    ["a tag's value", () => trigger.tag("team", "A"), "trigger.tags[0].value"],
    ["a window", () => trigger.evaluationWindow([], "9:00", "25:00"), "days_of_week"],
    ["a dataset", () => trigger.dataset(".."), "datasetSlug: expected text that is not empty"],
    ["an integration key", () => trigger.pagerduty("Ops", "short"), "pagerduty_integration_key"],
    ["a recipient's id", () => trigger.recipient(""), "recipients[0].id"],
  ])("%s is checked", (_, build, message) => {
    expect(thrownBy(() => build().build())).toBeInstanceOf(HoneycombInputError);
    expect(() => build().build()).toThrow(message);
  });

  test("eleven tags are too many", () => {
    let tagged = trigger;
    for (let count = 0; count < 11; count++) tagged = tagged.tag("team", `t${count}`);
    expect(() => tagged.build()).toThrow("trigger.tags: must have at most 10 items");
  });

  test("onFailure is validated", () => {
    const honeycomb = new InMemoryHoneycomb();
    const options = { onFailure: "undo" } as never;
    expect(() => honeycomb.run(triggers.createFrom(trigger, options))).toThrow("onFailure");
    expect(honeycomb.log).toEqual([]);
  });
});

describe("recipients", () => {
  const webhook = { type: "webhook", details: { webhook_name: "Hook", webhook_url: "https://a" } };

  test("with the same name but another URL are not confused, and the URL is not shown", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.add("/1/recipients", webhook);
    const error = thrownBy(() =>
      honeycomb.run(triggers.createFrom(trigger.webhook("Hook", "https://secret"))),
    );
    expect(String(error)).toContain(
      'the team has a recipient of the type webhook with the name "Hook"',
    );
    expect(String(error)).not.toContain("https://");
    expect(honeycomb.log).toEqual(["GET /1/recipients"]);
    const same = honeycomb.run(triggers.createFrom(trigger.webhook("Hook", "https://a")));
    expect(same.recipients.reused).toHaveLength(1);
  });

  test("with the same name but another URL are rejected within one bundle", () => {
    const honeycomb = new InMemoryHoneycomb();
    const both = trigger.msteams("Team", "https://a").msteams("Team", "https://b");
    expect(() => honeycomb.run(triggers.createFrom(both))).toThrow("but a different webhook_url");
    expect(honeycomb.log).toEqual([]);
  });

  test("that must exist are not created", () => {
    const honeycomb = new InMemoryHoneycomb();
    const error = thrownBy(() =>
      honeycomb.run(triggers.createFrom(trigger.existingRecipient("slack", "#gone"))),
    );
    expect(error).toBeInstanceOf(HoneycombInputError);
    expect(String(error)).toContain("the team has no slack #gone");
    expect(honeycomb.log).toEqual(["GET /1/recipients"]);
  });

  test("of an unknown type are ignored", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.add("/1/recipients", { type: "pigeon", details: {} });
    const { recipients } = honeycomb.run(triggers.createFrom(trigger.slack("#alerts")));
    expect(recipients.created).toHaveLength(1);
  });
});

describe("when something fails", () => {
  const notifying = trigger.email("a@example.com").slack("#one").slack("#two");
  const failTrigger = {
    fault: "rejected",
    when: (_: number, request: string) => request === "POST /1/triggers/api",
  } as const;

  test("everything that was created is deleted in reverse order", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.add("/1/recipients", existing);
    const before = honeycomb.paths;
    honeycomb.fail(failTrigger);
    const error = thrownBy(() => honeycomb.run(triggers.createFrom(notifying)));
    expect(honeycomb.paths).toEqual(before);
    expect(honeycomb.log.slice(-2)).toEqual([
      "DELETE /1/recipients/recipients-3",
      "DELETE /1/recipients/recipients-2",
    ]);
    expect(error).toMatchObject({
      name: "HoneycombBundleError",
      message:
        'Could not create the trigger "Slow": createTrigger: 422: rejected on purpose. Rolled back: the recipient "#two", the recipient "#one".',
      cause: expect.any(HoneycombValidationError),
      failed: [{ type: "trigger", name: "Slow", datasetSlug: "api" }],
      rolledBack: [{ name: "#two" }, { name: "#one" }],
      remaining: [],
      uncertain: [],
    });
  });

  test("everything is kept and reported if requested", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail(failTrigger);
    const error = thrownBy(() =>
      honeycomb.run(triggers.createFrom(trigger.slack("#one"), { onFailure: "keep" })),
    );
    expect(error).toMatchObject({
      remaining: [{ type: "recipient", name: "#one", id: "recipients-1", reason: undefined }],
      rolledBack: [],
    });
    expect(honeycomb.paths).toEqual(["/1/recipients/recipients-1"]);
    expect(String(error)).toContain('Not deleted: the recipient "#one", id recipients-1.');
  });

  test("resources that can't be deleted are reported, with the reason", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail(failTrigger, {
      fault: "rejected",
      when: (_, request) => request.startsWith("DEL"),
    });
    const error = thrownBy(() => honeycomb.run(triggers.createFrom(trigger.slack("#one"))));
    expect(error).toMatchObject({
      remaining: [{ name: "#one", reason: expect.any(HoneycombValidationError) }],
    });
    expect(String(error)).toContain("(deleteRecipient: 422: rejected on purpose)");
  });

  test("resources without a response are reported as uncertain", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail({ ...failTrigger, fault: "lost" });
    const error = thrownBy(() => honeycomb.run(triggers.createFrom(trigger)));
    expect(error).toMatchObject({ uncertain: [{ type: "trigger", name: "Slow" }], rolledBack: [] });
    expect(String(error)).toContain(
      'May exist, since no response confirmed it: the trigger "Slow".',
    );
  });

  test("a resource is deleted even if its response was not valid", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail({ ...failTrigger, fault: "unreadable" });
    const error = thrownBy(() => honeycomb.run(triggers.createFrom(trigger)));
    expect(error).toMatchObject({ rolledBack: [{ type: "trigger" }], uncertain: [] });
    expect(honeycomb.paths).toEqual([]);
  });

  test("an abort also rolls back, and reports the requests in progress", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail({ ...failTrigger, fault: "aborted" });
    const error = thrownBy(() => honeycomb.run(triggers.createFrom(trigger.slack("#one"))));
    expect(error).toBeInstanceOf(HoneycombBundleError);
    expect(error).toMatchObject({
      cause: expect.any(HoneycombAbortError),
      rolledBack: [{ name: "#one" }],
      uncertain: [{ type: "trigger", name: "Slow" }],
    });
    expect(honeycomb.paths).toEqual([]);
  });

  test("an abort before the first request is a plain abort error", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail({ fault: "aborted", when: (index) => index === 1 });
    const act = () => honeycomb.run(triggers.createFrom(trigger.slack("#one")));
    expect(thrownBy(act)).toBeInstanceOf(HoneycombAbortError);
  });

  test("an abort during the rollback does not stop it", () => {
    const honeycomb = new InMemoryHoneycomb();
    let deletions = 0;
    honeycomb.fail(failTrigger, {
      fault: "aborted",
      when: (_, request) => request.startsWith("DELETE") && ++deletions === 1,
    });
    const error = thrownBy(() => honeycomb.run(triggers.createFrom(notifying)));
    expect(error).toMatchObject({ cause: expect.any(HoneycombValidationError) });
    expect((error as HoneycombBundleError).rolledBack).toHaveLength(3);
    expect(honeycomb.paths).toEqual([]);
  });

  test("the error reports what exists, whatever fails and however", () => {
    checkEveryFailure(
      (options) => triggers.createFrom(notifying, options),
      (honeycomb) => honeycomb.add("/1/recipients", existing),
    );
  });

  test("a failure to list recipients is a plain error, since nothing was created", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail({ fault: "rejected", when: (index) => index === 1 });
    const act = () => honeycomb.run(triggers.createFrom(notifying));
    expect(thrownBy(act)).toBeInstanceOf(HoneycombValidationError);
  });
});
