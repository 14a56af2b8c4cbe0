import { expect, test } from "vitest";
import { QueryError } from "../query/query-error.ts";
import { Database } from "./database.ts";

test.each([
  [{ maxSeconds: 0.1 }, "the query takes longer than 0.1 seconds"],
  [{ maxMemory: "50MB" }, "the query needs too much memory"],
])("a query beyond the limit %j fails, and the next one succeeds", async (limits, message) => {
  const database = await Database.open(limits);
  const running = database.query("SELECT DISTINCT i FROM range(1000000000) AS r(i)");
  await expect(running).rejects.toThrow(QueryError);
  await expect(running).rejects.toThrow(message);
  expect(await database.query("SELECT 'a' AS a")).toEqual([{ a: "a" }]);
  database.close();
});

test.each([0, -1, 2 ** 31, 2 ** 53, 2 ** 63, 1e300, Number.POSITIVE_INFINITY, 0.1])(
  "the number %d is passed as it is",
  async (number) => {
    const database = await Database.open();
    expect(await database.query("SELECT $1 AS number", [number])).toEqual([{ number }]);
    database.close();
  },
);
