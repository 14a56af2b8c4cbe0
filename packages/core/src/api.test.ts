import { describe, expect, expectTypeOf, test } from "vitest";
import { json, perform } from "../test/perform.ts";
import {
  type Auth,
  type Call,
  callApi,
  type Dataset,
  type Effect,
  HoneycombApi,
  HoneycombNotFoundError,
  sleep,
  type Trigger,
} from "./index.ts";
import { collect } from "./paging/page.ts";

/** A transport of a few lines, in place of Honeycomb: two datasets, and no triggers. */
function answer(effect: Effect): unknown {
  if (effect.type === "all") return effect.calls.map((item) => perform(item, answer));
  if (effect.type !== "http") return undefined;
  const { path } = effect.request;
  const datasets = [
    { name: "API", slug: "api" },
    { name: "Web", slug: "web" },
  ];
  if (path === "/1/datasets") return json(datasets);
  if (path.startsWith("/1/triggers/")) return json([]);
  const dataset = datasets.find(({ slug }) => path === `/1/datasets/${slug}`);
  return dataset ? json(dataset) : json({ error: "Dataset not found" }, { status: 404 });
}
const api = new HoneycombApi<"sync">(
  (call) => perform(call, answer),
  (first) => perform(collect(first), answer),
);

describe("an API of any mode", () => {
  test("performs its methods by the function that it is made with", () => {
    expect(api.datasets.get("web")).toEqual({ name: "Web", slug: "web" });
    expect(api.perform(sleep(5))).toBeUndefined();
  });

  test("in mode call gives the work itself, to any client", () => {
    const listed = callApi().datasets.list();
    expect(api.perform(listed)).toHaveLength(2);
    expect(callApi().perform(listed)).toBe(listed);
  });
});

describe("all", () => {
  test("gives values in order", () => {
    const [datasets, triggers] = api.all((c) => [c.datasets.list(), c.triggers.list("api")]);
    expect(datasets.map(({ slug }) => slug)).toEqual(["api", "web"]);
    expect(triggers).toEqual([]);
  });

  test("throws what one of them throws", () => {
    const act = () => api.all((c) => [c.datasets.list(), c.datasets.get("nope")]);
    expect(act).toThrow(HoneycombNotFoundError);
  });

  test("refuses plain values", () => {
    // @ts-expect-error the client's own methods give values; the argument's give calls
    expect(() => api.all(() => [api.datasets.list()])).toThrow("[0]: expected a call");
    // @ts-expect-error one call is no list of calls
    expect(() => api.all((c) => c.datasets.list())).toThrow();
  });

  test("has the type of each value at its place, in each mode", () => {
    const build = (c: HoneycombApi<"call">) => [c.datasets.list(), c.auth.get()] as const;
    const sync = () => api.all(build);
    expectTypeOf(sync).returns.toEqualTypeOf<[Dataset[], Auth]>();
    const promised = (client: HoneycombApi<"async">) => client.all(build);
    expectTypeOf(promised).returns.toEqualTypeOf<Promise<[Dataset[], Auth]>>();
    const calls = (client: HoneycombApi<"call">) => client.all(build);
    expectTypeOf(calls).returns.toEqualTypeOf<Call<[Dataset[], Auth]>>();
    const mapped = api.all((c) => ["api", "web"].map((slug) => c.triggers.list(slug)));
    expectTypeOf(mapped).toEqualTypeOf<Trigger[][]>();
    // Without a tuple's brackets around it, a list literal keeps its places, too.
    expectTypeOf(api.all((c) => [c.datasets.list(), c.triggers.list("api")])).toEqualTypeOf<
      [Dataset[], Trigger[]]
    >();
  });
});

test("allSettled says of each what became of it", () => {
  const [found, missing] = api.allSettled((c) => [c.datasets.get("api"), c.datasets.get("nope")]);
  expect(found).toEqual({ status: "fulfilled", value: { name: "API", slug: "api" } });
  expect(missing).toEqual({ status: "rejected", reason: expect.any(HoneycombNotFoundError) });
  expectTypeOf(found).toEqualTypeOf<PromiseSettledResult<Dataset>>();
});
