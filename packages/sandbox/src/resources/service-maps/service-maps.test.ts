import { HoneycombNotFoundError } from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const seconds = Math.floor(now().getTime() / 1000);

/** Spans of one trace, as `service id parent`, in the dataset of the service. */
async function send(
  sandbox: Sandbox,
  trace: string,
  spans: readonly string[],
  { ago = 60, samplerate = 1 } = {},
) {
  for (const span of spans) {
    const [service, id, parent] = span.split(" ");
    const data = {
      "service.name": service,
      "trace.trace_id": trace,
      "trace.span_id": id,
      ...(parent !== undefined && { "trace.parent_id": parent }),
    };
    const time = new Date(now().getTime() - ago * 1000).toISOString();
    await request(sandbox, "POST", `/1/batch/${service}`, [{ data, time, samplerate }]);
  }
}

/** A trace with calls between four services. */
async function shop(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ now, ...options });
  const visit = ["web 1", "web 2 1", "stock 3 1", "stock 4 2", "orders 5 2", "cards 6 5"];
  await send(sandbox, "a", visit);
  return { sandbox, serviceMaps: connect(sandbox).serviceMaps };
}

const call = (parent: string, child: string, call_count: number) => ({
  parent_node: { name: parent, type: "service" },
  child_node: { name: child, type: "service" },
  call_count,
});

describe("a map", () => {
  test("is ready after a poll", async () => {
    const { sandbox } = await shop();
    const created = await request(sandbox, "POST", "/1/maps/dependencies/requests", {});
    const { request_id } = created.body;
    expect(created).toMatchObject({ status: 201, body: { status: "pending" } });
    const poll = () => request(sandbox, "GET", `/1/maps/dependencies/requests/${request_id}`);
    expect(await poll()).toMatchObject({
      status: 200,
      body: { request_id, status: "pending", dependencies: null, links: { next: null } },
    });
    expect(await poll()).toMatchObject({
      status: 200,
      body: { request_id, status: "ready", dependencies: expect.any(Array), links: { next: null } },
    });
  });

  test("is ready immediately when polls is 0", async () => {
    const { serviceMaps } = await shop({ polls: 0 });
    const created = await serviceMaps.create();
    expect(created).toMatchObject({ status: "ready" });
    expect(await serviceMaps.list(created.request_id)).toHaveLength(3);
  });

  test("contains the calls between services, sorted by their number", async () => {
    const { sandbox, serviceMaps } = await shop();
    const all = [call("web", "stock", 2), call("orders", "cards", 1), call("web", "orders", 1)];
    expect(await serviceMaps.get()).toEqual(all);
    // Span ids are only unique in a trace, and a sampled span represents several.
    await send(sandbox, "b", ["web 1", "cards 2 1", "stock 9 8"], { samplerate: 10 });
    expect(await serviceMaps.get()).toEqual([call("web", "cards", 10), ...all]);
  });

  test("includes the events that existed when it was requested", async () => {
    const { sandbox, serviceMaps } = await shop();
    const { request_id } = await serviceMaps.create();
    await send(sandbox, "b", ["web 1", "cards 2 1"]);
    expect(await serviceMaps.list(request_id)).toHaveLength(3);
  });

  test("can be filtered by service, and limited", async () => {
    const { serviceMaps } = await shop();
    expect(await serviceMaps.get({ filters: [{ name: "cards" }, { name: "stock" }] })).toEqual([
      call("web", "stock", 2),
      call("orders", "cards", 1),
    ]);
    expect(await serviceMaps.get({}, { limit: 1 })).toEqual([call("web", "stock", 2)]);
    expect(await serviceMaps.get({ filters: [{ name: "'; DROP TABLE spans" }] })).toEqual([]);
  });

  test("covers the last two hours, or the requested time range", async () => {
    const { sandbox, serviceMaps } = await shop();
    await send(sandbox, "b", ["web 1", "mail 2 1"], { ago: 3 * 3600 });
    const mailed = [call("web", "mail", 1)];
    expect(await serviceMaps.get()).toHaveLength(3);
    expect(await serviceMaps.get({ time_range: 4 * 3600 })).toHaveLength(4);
    const start_time = seconds - 3 * 3600 - 60;
    expect(await serviceMaps.get({ start_time, time_range: 600 })).toEqual(mailed);
    expect(await serviceMaps.get({ start_time, end_time: start_time + 600 })).toEqual(mailed);
    expect(await serviceMaps.get({ end_time: seconds - 3600, time_range: 9000 })).toEqual(mailed);
  });

  test("is returned in pages", async () => {
    const { sandbox, serviceMaps } = await shop({ polls: 0 });
    const { request_id } = await serviceMaps.create();
    expect(await serviceMaps.list(request_id, { pageSize: 2 })).toEqual(await serviceMaps.get());
    const path = `/1/maps/dependencies/requests/${request_id}`;
    const first = await request(sandbox, "GET", `${path}?page[size]=2`);
    expect(first.body.dependencies).toHaveLength(2);
    const second = await request(sandbox, "GET", first.body.links.next);
    expect(second.body).toMatchObject({ dependencies: [{}], links: { next: null } });
  });

  test("is empty when there are no spans, or no datasets", async () => {
    const sandbox = createSandbox({ now });
    const { serviceMaps } = connect(sandbox);
    expect(await serviceMaps.get()).toEqual([]);
    await request(sandbox, "POST", "/1/events/logs", { body: "started" });
    expect(await serviceMaps.get()).toEqual([]);
    await expect(serviceMaps.list("nope")).rejects.toThrow(HoneycombNotFoundError);
  });

  test("uses the definitions of datasets", async () => {
    const { sandbox, serviceMaps } = await shop();
    const { datasetDefinitions } = connect(sandbox);
    await request(sandbox, "POST", "/1/events/mail", {
      "service.name": "mail",
      "trace.trace_id": "a",
      "trace.span_id": "7",
      caller: "5",
    });
    expect(await serviceMaps.get()).toHaveLength(3);
    await datasetDefinitions.update("mail", { parent_id: { name: "caller" } });
    expect(await serviceMaps.get()).toContainEqual(call("orders", "mail", 1));
  });
});
