import { describe, expect, test } from "vitest";
import { firstRequest, json, run, syncClient } from "../../test/host.ts";
import { call, HoneycombConnectionError, isCall, sleep } from "../index.ts";
import { callApi } from "../transport.ts";

const { datasets, triggers } = callApi();
const dataset = { name: "API", slug: "api" };
const trigger = { id: "t1", name: "Errors", threshold: { op: ">", value: 1 } };
const respond = () => json([]);

describe("a call", () => {
  test("does nothing until it runs, and can run any number of times", () => {
    let begun = 0;
    const counted = call(function* () {
      begun++;
      yield* sleep(1);
      return begun;
    });
    expect(begun).toBe(0);
    expect(run(counted, respond)).toBe(1);
    expect(run(counted, respond)).toBe(2);
  });

  test("runs on any client", () => {
    const listed = datasets.list();
    for (const slug of ["a", "b"]) {
      expect(run(listed, () => json([{ name: slug, slug }]))).toEqual([{ name: slug, slug }]);
    }
  });

  test("uses the values of other calls", () => {
    const firstTriggers = call(function* () {
      const [first] = yield* datasets.list();
      if (first === undefined) return [];
      return yield* triggers.list(first.slug);
    });
    const { run, log } = syncClient(({ path }) =>
      json(path === "/1/datasets" ? [dataset] : [trigger]),
    );
    expect(run(firstTriggers)).toEqual([trigger]);
    expect(log).toEqual(["GET /1/datasets", "GET /1/triggers/api"]);
  });

  test("catches the error of a call that it runs, and can continue", () => {
    const lost = new HoneycombConnectionError("lost", { code: "ECONNRESET" });
    const careful = call(function* () {
      try {
        return yield* datasets.list();
      } catch (error) {
        expect(error).toBe(lost);
        return [dataset];
      }
    });
    const fail = () => {
      throw lost;
    };
    expect(run(careful, fail)).toEqual([dataset]);
    expect(() => run(datasets.list(), fail)).toThrow(lost);
  });

  test("validates its input before the first request", () => {
    expect(() => firstRequest(datasets.get(""))).toThrow(
      'Invalid input for getDataset: datasetSlug: expected text that is not empty and not only dots, but it is ""',
    );
  });
});

describe("sleep", () => {
  test("sleeps", () => {
    const { run, sleeps } = syncClient(respond);
    expect(run(sleep(250))).toBeUndefined();
    run(sleep(0));
    expect(sleeps).toEqual([250, 0]);
  });

  test.each([-1, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY])(
    "rejects %d, which no timer supports",
    (milliseconds) => {
      expect(() => run(sleep(milliseconds), respond)).toThrow(
        `Invalid input: sleep: expected milliseconds, from 0 to 2147483647, but it is ${milliseconds}`,
      );
    },
  );
});

test("isCall recognizes calls", () => {
  expect(isCall(sleep(1))).toBe(true);
  for (const value of [undefined, null, 1, "call", {}, [], Promise.resolve(), function* () {}]) {
    expect(isCall(value)).toBe(false);
  }
});
