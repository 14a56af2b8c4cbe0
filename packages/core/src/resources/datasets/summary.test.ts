import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { json, syncClient, text } from "../../../test/host.ts";
import { type Call, type Column, type Dataset, HoneycombServerError } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { datasets } = callApi();

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-07-19T12:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

type Environment = readonly [
  dataset: Partial<Dataset> & { slug: string },
  columns: Column[] | "broken",
][];

/** Runs a call in an environment. Returns its value and the largest number of concurrent requests. */
function runIn<T>(call: Call<T>, environment: Environment) {
  let concurrency = 0;
  let ended = 0;
  const { run, requests } = syncClient(({ path }) => {
    concurrency = Math.max(concurrency, requests.length - ended++);
    if (path === "/1/datasets") {
      return json(environment.map(([dataset]) => ({ name: dataset.slug, ...dataset })));
    }
    const [, columns] = environment.find(([{ slug }]) => path === `/1/columns/${slug}`) ?? [];
    return columns === "broken" ? text("", 500) : json(columns);
  });
  return { value: run(call), concurrency };
}

const column = (key_name: string, more: Partial<Column> = {}): Column => ({
  id: key_name,
  key_name,
  ...more,
});

describe("datasets.summary", () => {
  test("counts the columns of every dataset by type", () => {
    const { value } = runIn(datasets.summary(), [
      [
        { slug: "api" },
        [
          column("route", { type: "string" }),
          column("duration_ms", { type: "float" }),
          column("bytes", { type: "float", hidden: true }),
          // Types that Honeycomb adds later.
          column("spans", { type: "invented-later" as never }),
          column("constructor", { type: "constructor" as never }),
          column("untyped"),
        ],
      ],
    ]);
    const others = { integer: 0, boolean: 0, histogram: 0 };
    expect(value.map(({ columns }) => columns)).toEqual([
      {
        total: 6,
        hidden: 1,
        byType: {
          ...others,
          string: 1,
          float: 2,
          "invented-later": 1,
          constructor: 1,
          unknown: 1,
        },
      },
    ]);
  });

  test("requests the columns of 8 datasets at a time", () => {
    const slugs = Array.from({ length: 30 }, (_, number) => `dataset-${number}`);
    const environment = slugs.map((slug) => [{ slug }, []] as const);
    const { value, concurrency } = runIn(datasets.summary(), environment as never);
    expect(value).toHaveLength(30);
    expect(concurrency).toBe(8);
  });

  test.each([
    ["2026-07-19T12:00:09Z", "hour"],
    ["2026-07-19T11:00:00Z", "hour"],
    ["2026-07-19T10:59:59Z", "day"],
    ["2026-07-18T11:59:59Z", "week"],
    ["2026-07-12T11:59:59.999999Z", "older"],
    [undefined, "never"],
  ])(
    "reports the freshness of a dataset that was written to at %s: %s",
    (last_written_at, freshness) => {
      const [summary] = runIn(datasets.summary(), [[{ slug: "api", last_written_at }, []]]).value;
      expect(summary).toMatchObject({ freshness, dataset: { slug: "api" } });
    },
  );

  test("starts with the dataset that was last written to", () => {
    const { value } = runIn(datasets.summary(), [
      [{ slug: "empty" }, []],
      [{ slug: "old", last_written_at: "2026-01-01T00:00:00Z" }, []],
      [{ slug: "new", last_written_at: "2026-07-01T00:00:00Z" }, []],
    ]);
    expect(value.map(({ dataset }) => dataset.slug)).toEqual(["new", "old", "empty"]);
  });

  test("lists conventions, by their current and their former names", () => {
    const names = [
      "service.name",
      "http.route",
      "http.request.method",
      "http.status_code",
      "net.peer.name",
      // In the namespace of a convention, but not one of its names.
      "db.favorite",
      "rpc",
    ];
    const [summary] = runIn(datasets.summary(), [
      [{ slug: "api" }, names.map((name) => column(name))],
    ]).value;
    expect(summary?.conventions).toEqual([
      { name: "service", columns: ["service.name"], formerColumns: [] },
      {
        name: "http",
        columns: ["http.request.method", "http.route"],
        formerColumns: ["http.status_code"],
      },
      { name: "net", columns: [], formerColumns: ["net.peer.name"] },
    ]);
  });

  test("is empty without datasets, and fails when the columns of a dataset can't be read", () => {
    expect(runIn(datasets.summary(), []).value).toEqual([]);
    const broken = () => runIn(datasets.summary(), [[{ slug: "api" }, "broken"]]);
    expect(broken).toThrow(HoneycombServerError);
  });
});
