import {
  HoneycombConflictError,
  HoneycombInputError,
  HoneycombNotFoundError,
  HoneycombValidationError,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRequests } from "../src/count-requests.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const anomaly = (started_at: number) => ({
  started_at,
  ended_at: started_at + 60,
  measurement: 0.42,
  normal_range: { lower: 0.01, upper: 0.08 },
});
const sandbox = useSandbox({
  signals: [
    { service_name: "checkout", historical_anomalies: [100, 300, 200, 900].map(anomaly) },
    { service_name: "checkout", measured_signal: "presence" },
    { service_name: "web", status: "training" },
    { service_name: "payments", anomalous_since: 1200 },
  ],
});

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  let requests: ReturnType<typeof countRequests>;
  let ids: string[];
  beforeEach(async () => {
    requests = countRequests();
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url, ...requests.hooks });
    ids = (await client.signals.list()).map(({ id }) => id);
    requests.sent = 0;
    return () => client.close();
  });

  test("are listed, all or some", async () => {
    const { signals } = client;
    expect(ids).toHaveLength(4);
    const [errors, presence, web, payments] = ids;
    const idsOf = async (...options: Parameters<typeof signals.list>) =>
      (await signals.list(...options)).map(({ id }) => id);
    expect(await idsOf({ pageSize: 3 })).toEqual(ids);
    expect(await idsOf({ service_name: "checkout" })).toEqual([errors, presence]);
    expect(await idsOf({ measured_signal: "presence" })).toEqual([presence]);
    expect(await idsOf({ status: "training" })).toEqual([web]);
    expect(await idsOf({ currently_anomalous: true })).toEqual([payments]);
    expect(await idsOf({ currently_anomalous: false, pageSize: 1 })).toEqual([
      errors,
      presence,
      web,
    ]);
  });

  test("are iterated over page by page, only as far as the loop goes", async () => {
    const seen: string[] = [];
    for await (const { id } of client.signals.iterate({ pageSize: 1 })) {
      seen.push(id);
      if (seen.length === 2) break;
    }
    expect(seen).toEqual(ids.slice(0, 2));
    expect(requests.sent).toBe(2);
  });

  test("are read and changed", async () => {
    const { signals, recipients } = client;
    const [errors = "", presence = "", web = ""] = ids;
    const email = await recipients.create({
      type: "email",
      details: { email_address: "on-call@example.com" },
    });
    const before = await signals.get(errors);
    expect(before).toMatchObject({ sensitivity: "medium", recipients: [] });
    const changed = await signals.update(errors, {
      enabled: false,
      sensitivity: "high",
      recipients: [{ id: email.id ?? "" }],
    });
    expect(changed).toMatchObject({
      enabled: false,
      status: "off",
      sensitivity: "high",
      recipients: [{ id: email.id, type: "email" }],
    });
    expect(await signals.get(errors)).toEqual(changed);
    expect(await signals.update(errors, { enabled: true })).toMatchObject({ status: "active" });

    const sensitivity = "low";
    const presenceError = await failureOf(() => signals.update(presence, { sensitivity }));
    expect(presenceError).toBeInstanceOf(HoneycombValidationError);
    const webError = await failureOf(() => signals.update(web, { sensitivity }));
    expect(webError).toBeInstanceOf(HoneycombConflictError);
    for (const gone of [() => signals.get("nope"), () => signals.update("nope", {})]) {
      expect(await failureOf(gone)).toBeInstanceOf(HoneycombNotFoundError);
    }
  });

  test("have past anomalies, the latest first", async () => {
    const { signals } = client;
    const [errors = "", presence = ""] = ids;
    const window = { start_time: 150, end_time: 2000 };
    const anomalies = await signals.historicalAnomalies(errors, window, { pageSize: 2 });
    expect(anomalies).toMatchObject([900, 300, 200, 100].map(anomaly));
    expect(requests.sent).toBe(2);
    expect(await signals.historicalAnomalies(presence, window)).toEqual([]);

    requests.sent = 0;
    const options = { pageSize: 1 };
    for await (const { started_at } of signals.iterateHistoricalAnomalies(
      errors,
      window,
      options,
    )) {
      expect(started_at).toBe(900);
      break;
    }
    expect(requests.sent).toBe(1);

    const long = { start_time: 0, end_time: 31 * 86_400 };
    const failure = await failureOf(() => signals.historicalAnomalies(errors, long));
    expect(failure).toBeInstanceOf(HoneycombInputError);
    expect(requests.sent).toBe(1);
    expect(await failureOf(() => signals.historicalAnomalies("nope", window))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
  });
});
