import {
  BoardBuilder,
  BurnAlertBuilder,
  type ClientOptions,
  call,
  HoneycombAbortError,
  HoneycombBundleError,
  HoneycombValidationError,
  MarkerBuilder,
  QueryBuilder,
  RecipientBuilder,
  SLOBuilder,
  sleep,
  TriggerBuilder,
} from "@honeycomb/async";
import { callApi } from "@honeycomb/core/transport";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRunning } from "../src/count-running.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

const requests = new QueryBuilder().dataset("my-api").count().lastMinutes(15).name("Requests");
const trigger = new TriggerBuilder("Many requests").query(requests).gt(1000).everyMinutes(5);
const slo = new SLOBuilder("Requests succeed")
  .dataset("my-api")
  .sli("request_ok", "LT($status, 500)")
  .nines(3)
  .timePeriodDays(30)
  .burnAlert(new BurnAlertBuilder().exhaustionTime(240).slack("#alerts").email("a@example.com"))
  .burnAlert(new BurnAlertBuilder().budgetRate(60, 5).slack("#alerts"));
const board = new BoardBuilder("Checkout")
  .query(requests)
  .query(requests, { style: "table" })
  .query(requests.groupBy("endpoint"), { name: "By endpoint" })
  .slo(slo)
  .text("# On call")
  .view("Errors", (events) => events.gte("status", 500));

/** Everything that bundles create and that can be deleted. */
async function inventory(client: Client): Promise<object> {
  return {
    recipients: await client.recipients.list(),
    triggers: await client.triggers.list("my-api"),
    slos: await client.slos.list("my-api"),
    calculatedFields: await client.calculatedFields.list("my-api"),
    annotations: await client.queryAnnotations.list("my-api", { include_board_annotations: true }),
    boards: await client.boards.list(),
  };
}

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  const open = (options?: Partial<ClientOptions>) =>
    connect({ apiKey: "test-key", baseUrl: sandbox().url, retry: 0, ...options });
  beforeEach(async () => {
    client = open();
    await client.datasets.create({ name: "My API" });
    await client.columns.create("my-api", { key_name: "status", type: "integer" });
    await client.columns.create("my-api", { key_name: "endpoint", type: "string" });
    return () => client.close();
  });

  test("a trigger, with a new recipient and an existing one", async () => {
    const email = RecipientBuilder.email("a@example.com");
    const { recipient } = await client.recipients.createFrom(email);
    expect(await client.recipients.createFrom(email)).toEqual({ recipient, reused: true });
    const created = await client.triggers.createFrom(
      trigger.email("a@example.com").pagerduty("Ops", "k".repeat(32)).tag("team", "checkout"),
    );
    expect(created.recipients).toMatchObject({
      created: [{ type: "pagerduty" }],
      reused: [{ id: recipient.id }],
    });
    expect(await client.triggers.get("my-api", created.trigger.id)).toMatchObject({
      name: "Many requests",
      tags: [{ key: "team", value: "checkout" }],
      recipients: [{ id: recipient.id }, { id: created.recipients.created[0]?.id }],
    });
    expect(await client.recipients.triggers(recipient.id)).toHaveLength(1);
  });

  test("an SLO, with its calculated field and its burn alerts", async () => {
    const created = await client.slos.createFrom(slo);
    const { id } = created.slo;
    expect(await client.burnAlerts.list("my-api", id)).toHaveLength(2);
    expect(await client.calculatedFields.getByAlias("my-api", "request_ok")).toEqual(
      created.calculatedField,
    );
    const late = new BurnAlertBuilder().exhaustionTime(0).slack("#alerts");
    const { recipients } = await client.burnAlerts.createFrom("my-api", id, late);
    expect(recipients.created).toEqual([]);
    expect(await client.burnAlerts.list("my-api", id)).toHaveLength(3);
  });

  test("a board, with its queries, its SLO and its views", async () => {
    const created = await client.boards.createFrom(board);
    expect(created.queries).toHaveLength(2);
    expect(created.queryAnnotations).toHaveLength(2);
    const shown = await client.boards.get(created.board.id);
    expect(shown.panels?.map(({ type }) => String(type))).toEqual([
      "query",
      "query",
      "query",
      "slo",
      "text",
    ]);
    expect(await client.boardViews.list(created.board.id)).toEqual(created.views);
  });

  test("a marker", async () => {
    const deploy = new MarkerBuilder("deploy").dataset("my-api").message("v1.4.0");
    const marker = await client.markers.createFrom(deploy.at(new Date(1_700_000_000_000)));
    expect(await client.markers.list("my-api")).toMatchObject([
      { id: marker.id, type: "deploy", message: "v1.4.0", start_time: 1_700_000_000 },
    ]);
  });

  test("independent items are created concurrently", async () => {
    const running = countRunning();
    const counting = open(running.hooks);
    await counting.boards.createFrom(board);
    expect(running.most).toBeGreaterThan(1);
    await counting.close();
  });

  test.each([
    "createRecipient",
    "createCalculatedField",
    "createQuery",
    "createQueryAnnotation",
    "createSlo",
    "createBurnAlert",
    "createBoard",
    "createBoardView",
  ] as const)("nothing that can be deleted is left when %s fails", async (operation) => {
    const before = await inventory(client);
    await sandbox().fail({ operation, status: 422 });
    const error = await failureOf(() => client.boards.createFrom(board));
    expect(error).toBeInstanceOf(HoneycombBundleError);
    expect(error).toMatchObject({ cause: expect.any(HoneycombValidationError), uncertain: [] });
    expect(
      (error as HoneycombBundleError).remaining.filter(({ type }) => type !== "query"),
    ).toEqual([]);
    expect(await inventory(client)).toEqual(before);
  });

  test("the error lists what was kept", async () => {
    await sandbox().fail({ operation: "createTrigger", status: 422 });
    const error = await failureOf(() =>
      client.triggers.createFrom(trigger.slack("#alerts"), { onFailure: "keep" }),
    );
    const [recipient] = await client.recipients.list();
    expect(error).toMatchObject({ remaining: [{ type: "recipient", id: recipient?.id }] });
  });

  test("an aborted bundle is rolled back, and its error says what was running", async () => {
    await sandbox().fail({ operation: "createTrigger", kind: "hang" });
    const before = await inventory(client);
    const controller = new AbortController();
    const aborting = open({
      signal: controller.signal,
      onRequest: ({ operation }) => operation === "createTrigger" && controller.abort(),
    });
    const error = await failureOf(() => aborting.triggers.createFrom(trigger.slack("#alerts")));
    await aborting.close();
    expect(error).toBeInstanceOf(HoneycombBundleError);
    expect(error).toMatchObject({
      cause: expect.any(HoneycombAbortError),
      rolledBack: [{ type: "recipient", name: "#alerts" }],
      uncertain: [{ type: "trigger", name: "Many requests" }],
    });
    expect(await inventory(client)).toEqual(before);
  });

  test("a bundle is rolled back when another call of the same all fails", async () => {
    await sandbox().fail({ operation: "createTrigger", kind: "hang" });
    const before = await inventory(client);
    const beside = call(function* () {
      while ((yield* callApi().recipients.list()).length === 0) yield* sleep(5);
      throw new Error("the other one failed");
    });
    const bundled = callApi().triggers.createFrom(trigger.slack("#alerts"));
    const error = await failureOf(() => client.all(() => [bundled, beside]));
    expect(error.message).toBe("the other one failed");
    expect(await inventory(client)).toEqual(before);
  });
});
