import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstRequest, json, run, thrownBy } from "../../../test/host.ts";
import { type Call, HoneycombInputError } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { columns } = callApi();

/** Runs a call where these datasets have these columns. With null, a dataset was deleted meanwhile. */
function runOver<T>(
  call: Call<T>,
  environment: Readonly<Record<string, readonly string[] | null>>,
) {
  return run(call, ({ path }) => {
    if (path === "/1/datasets") {
      return json(Object.keys(environment).map((slug) => ({ name: slug, slug })));
    }
    const names = environment[path.replace("/1/columns/", "")];
    if (!names) return json({ error: "Dataset not found" }, { status: 404 });
    return json(names.map((key_name) => ({ id: `id-of-${key_name}`, key_name })));
  });
}

const shop = {
  web: ["status", "page", "duration_ms"],
  api: ["http.status_code", "status", "statsu", "duration_ms"],
};

describe("columns.search", () => {
  test("finds columns of all datasets, with the best match first", () => {
    const found = runOver(columns.search("status"), shop);
    expect(found.map(({ datasetSlug, column }) => [datasetSlug, column.key_name])).toEqual([
      ["api", "status"],
      ["web", "status"],
      ["api", "http.status_code"],
      ["api", "statsu"],
    ]);
    expect(found[0]).toEqual({
      datasetSlug: "api",
      column: { id: "id-of-status", key_name: "status" },
      score: 1,
    });
  });

  test("returns no more than the limit", () => {
    expect(runOver(columns.search("status", { limit: 1 }), shop)).toHaveLength(1);
    const many = { api: Array.from({ length: 50 }, (_, number) => `status_${number}`) };
    expect(runOver(columns.search("status"), many)).toHaveLength(20);
    expect(runOver(columns.search("nothing like it"), shop)).toEqual([]);
    expect(runOver(columns.search("status"), {})).toEqual([]);
  });

  test("ignores spaces around the text, and a dataset that is deleted meanwhile", () => {
    expect(runOver(columns.search(" page "), { ...shop, gone: null })).toMatchObject([
      { datasetSlug: "web", score: 1 },
    ]);
  });

  test("has the same order, whatever the order of Honeycomb's lists is", () => {
    const names = ["status", "status_code", "http.status", "Status", "s_t_a_t_u_s", "sttaus"];
    const some = fc.shuffledSubarray(names, { minLength: names.length });
    fc.assert(
      fc.property(some, some, fc.boolean(), (api, web, apiFirst) => {
        const environment = apiFirst ? { api, web } : { web, api };
        expect(runOver(columns.search("status"), environment)).toEqual(
          runOver(columns.search("status"), { api: names, web: names }),
        );
      }),
    );
  });

  test.each<[string, () => Call<unknown>, string]>([
    [
      "no text",
      () => columns.search(" "),
      'text: expected at least one character other than spaces, but it is " "',
    ],
    [
      "a limit of 0",
      () => columns.search("a", { limit: 0 }),
      "limit: expected a whole number from 1, but it is 0",
    ],
  ])("rejects %s before anything is sent", (_, search, message) => {
    const error = thrownBy(() => firstRequest(search()));
    expect(error).toBeInstanceOf(HoneycombInputError);
    expect(String(error)).toContain(message);
  });
});
