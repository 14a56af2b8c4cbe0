import { ALL_DATASETS, type QuerySpec } from "@honeycomb/core";
import { afterAll, expect, test } from "vitest";
import { connect } from "../../test/client.ts";
import { createSandbox } from "../index.ts";

const now = () => new Date("2026-02-03T16:05:06Z");
const sandbox = createSandbox({ seed: "shop", polls: 0, now });
const client = connect(sandbox);
afterAll(() => sandbox.close());

async function rows(dataset: string, spec: QuerySpec) {
  const { data } = await client.queryResults.run(dataset, { time_range: 86_400, ...spec });
  return (data?.results ?? []).map(({ data }) => data as Record<string, number | string | boolean>);
}

test("contains a day of events of four services, with the columns of traces", async () => {
  const datasets = await client.datasets.list();
  expect(datasets.map(({ slug }) => slug).sort()).toEqual([
    "checkout",
    "frontend",
    "inventory",
    "payments",
  ]);
  for (const { slug, description } of datasets) {
    expect(description).not.toBe("");
    const names = (await client.columns.list(slug)).map(({ key_name }) => key_name);
    expect(names).toEqual(
      expect.arrayContaining([
        "trace.trace_id",
        "service.name",
        "http.route",
        "duration_ms",
        "error",
      ]),
    );
  }
  const [total] = await rows("__all__", {});
  const [recent] = await rows("__all__", { time_range: 43_200 });
  expect(total?.COUNT).toBeGreaterThan(15_000);
  expect(recent?.COUNT).toBeLessThan(Number(total?.COUNT));
});

test("durations have a long tail", async () => {
  const calculations = [
    { op: "P50" as const, column: "duration_ms" },
    { op: "P999" as const, column: "duration_ms" },
  ];
  const [row] = await rows("frontend", { calculations });
  expect(Number(row?.["P999(duration_ms)"])).toBeGreaterThan(
    20 * Number(row?.["P50(duration_ms)"]),
  );
});

test("errors occur in bursts", async () => {
  const { data } = await client.queryResults.run("payments", {
    breakdowns: ["error"],
    time_range: 86_400,
    granularity: 1800,
  });
  const errors = (data?.series ?? []).filter(({ data }) => data?.error === true);
  const counts = errors.map(({ data }) => Number(data?.COUNT)).sort((a, b) => b - a);
  const total = counts.reduce((sum, count) => sum + count, 0);
  expect((counts[0] ?? 0) / total).toBeGreaterThan(0.4);
});

test("the spans of a trace are connected", async () => {
  const [charge] = await rows("payments", { breakdowns: ["trace.trace_id"], limit: 1 });
  const trace = await rows("__all__", {
    filters: [{ column: "trace.trace_id", op: "=", value: charge?.["trace.trace_id"] ?? "" }],
    breakdowns: ["service.name"],
  });
  const services = trace.map((row) => row["service.name"]).sort();
  expect(services).toEqual(["checkout", "frontend", "inventory", "payments"]);
});

test("there are triggers and SLOs, some of which are met", async () => {
  expect(await client.triggers.list("payments")).toHaveLength(1);
  const [kept] = await client.slos.list("frontend");
  const [missed] = await client.slos.list("checkout");
  const budgetOf = async (dataset: string, id = "") =>
    (await client.slos.getDetailed(dataset, id)).budget_remaining;
  expect(await budgetOf("frontend", kept?.id)).toBeGreaterThan(0);
  expect(await budgetOf("checkout", missed?.id)).toBeLessThan(0);
});

test("deploys precede the anomalies of signals", async () => {
  const [deploy] = await client.markers.list("payments");
  expect(deploy).toMatchObject({ type: "deploy", color: "#7b1fa2" });
  expect(await client.markers.list(ALL_DATASETS)).toHaveLength(3);
  const signals = await client.signals.list({ status: "active" });
  expect(signals).toHaveLength(4);
  const signal = signals.find(({ service_name }) => service_name === "payments");
  const end_time = now().getTime() / 1000;
  const window = { start_time: end_time - 86_400, end_time };
  const anomalies = await client.signals.historicalAnomalies(signal?.id ?? "", window);
  expect(anomalies).toHaveLength(1);
  expect(anomalies[0]?.started_at).toBeGreaterThan(deploy?.start_time ?? Number.NaN);
});

test("a service map shows the calls between services", async () => {
  const calls = await client.serviceMaps.get({ time_range: 86_400 });
  const pairs = calls.map(({ parent_node, child_node }) => [parent_node?.name, child_node?.name]);
  expect(pairs.sort()).toEqual([
    ["checkout", "inventory"],
    ["checkout", "payments"],
    ["frontend", "checkout"],
    ["frontend", "inventory"],
  ]);
});

test("the data is always the same", async () => {
  const spec: QuerySpec = {
    calculations: [{ op: "COUNT" }, { op: "SUM", column: "duration_ms" }],
    breakdowns: ["service.name", "http.route", "http.response.status_code"],
  };
  const another = connect(createSandbox({ seed: true, polls: 0, now }));
  const { data } = await another.queryResults.run("__all__", { time_range: 86_400, ...spec });
  expect(data?.results?.map(({ data }) => data)).toEqual(await rows("__all__", spec));
});
