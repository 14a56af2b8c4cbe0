import { describe, expect, expectTypeOf, test } from "vitest";
import { firstEffect, json, perform } from "../../test/perform.ts";
import {
  all,
  allSettled,
  type Call,
  call,
  callApi,
  type Dataset,
  type Effect,
  HoneycombConnectionError,
  sleep,
  type Trigger,
} from "../index.ts";

const { datasets, triggers } = callApi();

/** The simplest transport that there can be: what is to be done at once, it does one by one. */
function answer(effect: Effect): unknown {
  if (effect.type === "all") return effect.calls.map((item) => perform(item, answer));
  if (effect.type !== "http") return undefined;
  if (effect.request.path.endsWith("/lost")) throw new HoneycombConnectionError("lost");
  return json([]);
}

describe("all", () => {
  test("hands the calls to the transport, which decides how they run at once", () => {
    const calls = [datasets.list(), triggers.list("api")];
    expect(firstEffect(all(calls))).toEqual({
      type: "all",
      calls,
      concurrency: Number.POSITIVE_INFINITY,
    });
    expect(firstEffect(all(calls, { concurrency: 3 }))).toMatchObject({ concurrency: 3 });
  });

  test("gives the values in order", () => {
    const numbers = [1, 2, 3].map((number) =>
      call(function* () {
        yield* sleep(10 - number);
        return number;
      }),
    );
    expect(perform(all(numbers), answer)).toEqual([1, 2, 3]);
    expect(perform(all([]), answer)).toEqual([]);
  });

  test("says which of its items is no call", () => {
    // @ts-expect-error a promise is what the async client gives, not a call
    const mixed = all([datasets.list(), Promise.resolve([])]);
    expect(() => firstEffect(mixed)).toThrow(
      "Invalid input: [1]: expected a call, such as `c.datasets.list()` where `c` is the argument that all() hands you, but it is {}",
    );
  });

  test.each([0, -1, 0.5, Number.NaN])("refuses a concurrency of %d", (concurrency) => {
    expect(() => firstEffect(all([], { concurrency }))).toThrow(
      `concurrency: expected a number from 1, but it is ${concurrency}`,
    );
  });

  test("has the type of each value at its place", () => {
    const three = all([datasets.list(), triggers.get("api", "t1"), triggers.list("api")]);
    expectTypeOf(three).toEqualTypeOf<Call<[Dataset[], Trigger, Trigger[]]>>();
    const many = all(["api", "web"].map((slug) => datasets.get(slug)));
    expectTypeOf(many).toEqualTypeOf<Call<Dataset[]>>();
  });
});

describe("allSettled", () => {
  test("says of each call what became of it", () => {
    const settled = perform(allSettled([triggers.list("api"), triggers.list("lost")]), answer);
    expect(settled).toEqual([
      { status: "fulfilled", value: [] },
      { status: "rejected", reason: new HoneycombConnectionError("lost") },
    ]);
  });

  test("passes the concurrency on", () => {
    expect(firstEffect(allSettled([sleep(1)], { concurrency: 2 }))).toMatchObject({
      concurrency: 2,
    });
  });

  test("refuses what is no call: that is a mistake, not an outcome", () => {
    // @ts-expect-error a value is no call
    expect(() => firstEffect(allSettled([[]]))).toThrow("[0]: expected a call");
  });

  test("has the type of each outcome at its place", () => {
    const settled = allSettled([datasets.list(), triggers.get("api", "t1")]);
    expectTypeOf(settled).toEqualTypeOf<
      Call<[PromiseSettledResult<Dataset[]>, PromiseSettledResult<Trigger>]>
    >();
  });
});
