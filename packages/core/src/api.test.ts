import { describe, expect, test } from "vitest";
import { json, syncClient } from "../test/host.ts";
import { HoneycombNotFoundError, sleep } from "./index.ts";
import { callApi } from "./transport.ts";

/** Two datasets, and no triggers. */
const { client: api } = syncClient(({ path }) => {
  const datasets = [
    { name: "API", slug: "api" },
    { name: "Web", slug: "web" },
  ];
  if (path === "/1/datasets") return json(datasets);
  if (path.startsWith("/1/triggers/")) return json([]);
  const dataset = datasets.find(({ slug }) => path === `/1/datasets/${slug}`);
  return dataset ? json(dataset) : json({ error: "Dataset not found" }, { status: 404 });
});

describe("an API of any mode", () => {
  test("runs its methods with its runner", () => {
    expect(api.datasets.get("web")).toEqual({ name: "Web", slug: "web" });
    expect(api.perform(sleep(5))).toBeUndefined();
  });

  test("returns calls in mode call, which run on any client", () => {
    const listed = callApi().datasets.list();
    expect(api.perform(listed)).toHaveLength(2);
    expect(callApi().perform(listed)).toBe(listed);
  });
});

describe("all", () => {
  test("returns values in order", () => {
    const [datasets, triggers] = api.all((c) => [c.datasets.list(), c.triggers.list("api")]);
    expect(datasets.map(({ slug }) => slug)).toEqual(["api", "web"]);
    expect(triggers).toEqual([]);
  });

  test("throws what one of them throws", () => {
    const act = () => api.all((c) => [c.datasets.list(), c.datasets.get("nope")]);
    expect(act).toThrow(HoneycombNotFoundError);
  });

  test("rejects plain values", () => {
    // @ts-expect-error the client's own methods return values; the argument's return calls
    expect(() => api.all(() => [api.datasets.list()])).toThrow("[0]: expected a call");
    // @ts-expect-error one call is not a list of calls
    expect(() => api.all((c) => c.datasets.list())).toThrow();
  });
});

test("allSettled returns the outcome of each call", () => {
  const [found, missing] = api.allSettled((c) => [c.datasets.get("api"), c.datasets.get("nope")]);
  expect(found).toEqual({ status: "fulfilled", value: { name: "API", slug: "api" } });
  expect(missing).toEqual({ status: "rejected", reason: expect.any(HoneycombNotFoundError) });
});
