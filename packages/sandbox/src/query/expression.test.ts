import { ALL_DATASETS, type Expression, expressions } from "@honeycomb/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, request } from "../../test/client.ts";
import { createSandbox } from "../index.ts";

const start = Date.UTC(2026, 1, 3, 4) / 1000;
const sandbox = createSandbox({ polls: 0, now: () => new Date((start + 3600) * 1000) });
const client = connect(sandbox);
afterAll(() => sandbox.close());

/** A single event, so that a breakdown by an expression returns its value. */
const event = {
  status: 200,
  duration_ms: 250.5,
  route: "/api/v1/users/42",
  "Key Length": 3,
  cached: true,
  digits: "12.5",
  yes: "true",
  at: "2017-07-20T11:22:44.888Z",
};
const range = { start_time: start, end_time: start + 3600 };

beforeAll(async () => {
  await client.datasets.create({ name: "api" });
  const columns = Object.entries({ ...event, empty: "" }).map(([key_name, value]) => ({
    key_name,
    type: ({ number: "float", boolean: "boolean" } as const)[typeof value as "number"] ?? "string",
  }));
  for (const column of columns) await client.columns.create("api", column);
  const time = new Date((start + 90) * 1000).toISOString();
  await request(sandbox, "POST", "/1/batch/api", [{ time, data: event }]);
});

/** Returns the value of a calculated field, or undefined for null. */
async function evaluate(expression: string | Expression) {
  const { data } = await client.queryResults.run("api", {
    ...range,
    calculated_fields: [{ name: "value", expression: String(expression) }],
    breakdowns: ["value"],
    calculations: [{ op: "COUNT" }],
  });
  return data?.results?.[0]?.data?.value;
}

describe("a calculated field has the value that Honeycomb documents:", () => {
  test.each<[string, string | number | boolean | undefined]>([
    ["$status", 200],
    ['$"Key Length"', 3],
    ["null", undefined],
    ["-1.5e3", -1500],
    ["'x'".replaceAll("'", "`"), "x"],

    ["IF($status < 400, 1, 0)", 1],
    ["IF($status >= 400, 1)", undefined],
    ["IF(GTE($status, 500), `error`, CONTAINS($route, `/v1/`), `old`, `new`)", "old"],
    ["IF($empty, `set`, $duration_ms, `slow`)", "slow"],
    ["IF(0, 1, $yes, 2, 3)", 2],
    ["IF(true, 200, `none`)", "200"],
    ["SWITCH($status, 100, `a`, 200, `b`, `c`)", "b"],
    ["SWITCH($status, `200`, 1, 2)", 2],
    ["SWITCH($status, 100, 1)", undefined],
    ["COALESCE($empty, $route, `none`)", "/api/v1/users/42"],
    ["COALESCE(null, $empty)", undefined],

    ["LT($status, 201) AND LTE($status, 200)", true],
    ["$status > 200 OR $status >= 200", true],
    ["LT(`a`, `b`)", true],
    ["LT($status, `300`)", false],
    ["LT($empty, `a`)", false],
    ["$status = 200", true],
    ["$status != 200", false],
    ["EQUALS($status, `200`)", false],
    ["$empty != `a`", true],
    ["IN($status, 100, 200)", true],
    ["IN($route, 200, `/`)", false],
    ["EXISTS($empty)", false],
    ["!EXISTS($empty) AND NOT(false)", true],
    ["AND($cached, 1, $yes)", true],
    ["OR($empty, 0, `no`)", false],

    ["SUM(1.0, 5, `2.3`)", 8.3],
    ["SUM(1, $empty, `no`, $cached)", 1],
    ["$status - 100 - 1", 99],
    ["1 + 2 * 3 - 4", 3],
    ["($status + $digits) * 2", 425],
    ["DIV($status, 0)", undefined],
    ["$status / 400", 0.5],
    ["MOD(7, 4)", 3],
    ["7 % 0", undefined],
    ["MIN(3, $empty, 1, `0`)", 1],
    ["MAX(`b`, `c`, 9)", "c"],
    ["LOG10(1000)", 3],
    ["LOG10(0)", undefined],

    ["INT(-2.9)", -2],
    ["INT($route)", 0],
    ["FLOAT($digits)", 12.5],
    ["BOOL($duration_ms)", true],
    ["BOOL(`yes`)", false],
    ["STRING($status)", "200"],
    ["STRING($empty)", ""],

    ["CONCAT($status, ` `, $empty, $cached, 1.5)", "200 true1.5"],
    ["TO_LOWER(`LOUD`)", "loud"],
    ["STARTS_WITH($route, `/api`) AND ENDS_WITH($route, `42`)", true],
    ["CONTAINS($status, `2`)", false],
    ["LENGTH(`né`)", 2],
    ["LENGTH(`né`, `bytes`)", 3],
    ["REG_MATCH($route, `^/api/v\\d+/`)", true],
    ["REG_MATCH($empty, `.*`)", false],
    ["REG_VALUE($route, `v(\\d+)/(\\w+)`)", "1"],
    ["REG_VALUE($route, `(?:v)\\d+`)", "v1"],
    ["REG_VALUE($route, `nothing`)", undefined],
    ["REG_COUNT($route, `/`)", 4],

    ["UNIX_TIMESTAMP($at)", 1500549764.888],
    ["UNIX_TIMESTAMP($route)", undefined],
    [`EVENT_TIMESTAMP() - ${start}`, 90],
    ["FORMAT_TIME(`%A %H:%M`, EVENT_TIMESTAMP())", "Tuesday 04:01"],
  ])("%s is %j", async (expression, value) => {
    expect(await evaluate(expression)).toBe(value);
  });
});

test("values never become SQL", async () => {
  const { col, Concat, Equals } = expressions;
  const text = "'; DROP TABLE matching; --";
  expect(await evaluate(Concat(text, '"$1'))).toBe(`${text}"$1`);
  expect(await evaluate(Equals(col("route"), text))).toBe(false);
});

test("calculated fields can be used in breakdowns, filters and calculations", async () => {
  const { data } = await client.queryResults.run("api", {
    ...range,
    calculated_fields: [
      { name: "twice", expression: "$seconds * 2" },
      { name: "seconds", expression: "$duration_ms / 1000" },
      { name: "version", expression: "REG_VALUE($route, `v\\d+`)" },
    ],
    breakdowns: ["version"],
    calculations: [
      { op: "MAX", column: "twice" },
      { op: "COUNT_DISTINCT", column: "version" },
    ],
    filters: [{ column: "seconds", op: "<", value: 1 }],
  });
  expect(data?.results?.map((row) => row.data)).toEqual([
    { version: "v1", "MAX(twice)": 0.501, "COUNT_DISTINCT(version)": 1 },
  ]);
});

test("fields of the query take precedence over those of the dataset, and these over the environment's", async () => {
  const fields = [
    ["api", "own", "1"],
    [ALL_DATASETS, "own", "2"],
    [ALL_DATASETS, "shared", "$own + 10"],
    ["api", "overridden", "3"],
  ] as const;
  for (const [slug, alias, expression] of fields) {
    await client.calculatedFields.create(slug, { alias, expression });
  }
  const { data } = await client.queryResults.run("api", {
    ...range,
    calculated_fields: [{ name: "overridden", expression: "4" }],
    calculations: ["own", "shared", "overridden"].map((column) => ({ op: "MAX" as const, column })),
  });
  expect(data?.results?.[0]?.data).toEqual({
    "MAX(own)": 1,
    "MAX(shared)": 11,
    "MAX(overridden)": 4,
  });
});

test.each([
  ["LT($status 1)", 'expected "," or ")", but found "1", at line 1, column 12 of LT($status 1)'],
  ["LT($status)", "LT takes 2 arguments, but received 1, at line 1, column 1"],
  ["$nothing", 'there is no column "nothing"'],
  ["$value + 1", '"value" is calculated from itself'],
  ["BUCKET($status, 100)", "the sandbox does not support BUCKET"],
  ["RATE($status)", "the sandbox does not support RATE"],
  ["FORMAT_TIME($route, 1)", "the format of a time must be a literal"],
])("the query fails for %s: %s", async (expression, message) => {
  await expect(evaluate(expression)).rejects.toThrow(message);
});

describe("is computed, however large it is:", () => {
  const nest = (before: string, after: string, levels: number) =>
    `${before.repeat(levels)}$status${after.repeat(levels)}`;

  test.each<[string, string, unknown]>([
    ["the largest number and another", "9223372036854775807 + 1", 2 ** 63],
    ["the least number", "-9223372036854775807", -(2 ** 63)],
    ["900 sums", `$status${" + 1".repeat(900)}`, 1100],
    ["900 negations", `${"!".repeat(900)}$cached`, true],
    // The SQL of each of these contains that of its argument several times.
    ["400 quotients", nest("1 / (", ")", 400), 200],
    ["300 conversions", nest("CONCAT(INT(", "))", 300), "200"],
    ["200 cases", nest("SWITCH(", ",200,200)", 200), 200],
  ])("%s", async (_, expression, value) => {
    expect(await evaluate(expression)).toBe(value);
  });

  test("99 fields, each from the one before", async () => {
    const calculated_fields = Array.from({ length: 99 }, (_, index) => ({
      name: `f${index}`,
      expression: index === 0 ? "$status" : `$f${index - 1} / $f${index - 1} * 200`,
    }));
    const filters = [{ column: "f98", op: "=" as const, value: 200 }];
    const query = { ...range, calculated_fields, breakdowns: ["f98"], filters };
    const { data } = await client.queryResults.run("api", query);
    expect(data?.results?.[0]?.data?.f98).toBe(200);
  });
});

test("the query fails when a field is calculated from hundreds of others", async () => {
  for (let index = 0; index < 300; index++) {
    const expression = index === 0 ? "$status" : `$deep${index - 1} + 1`;
    await client.calculatedFields.create("api", { alias: `deep${index}`, expression });
  }
  expect(await evaluate("$deep150")).toBe(350);
  await expect(evaluate("$deep299")).rejects.toThrow(
    "the sandbox can't compute expressions that are nested so deeply",
  );
});
