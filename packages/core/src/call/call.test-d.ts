import { expectTypeOf, test } from "vitest";
import { all, allSettled, type Call, call, type Dataset, type Trigger } from "../index.ts";
import { callApi } from "../transport.ts";

const { datasets, triggers } = callApi();

test("a call has the type of what it returns", () => {
  const count = call(function* () {
    return (yield* datasets.list()).length;
  });
  expectTypeOf(count).toEqualTypeOf<Call<number>>();
  expectTypeOf(datasets.list()).toEqualTypeOf<Call<Dataset[]>>();
});

test("yield* returns the value of a call", () => {
  call(function* () {
    expectTypeOf(yield* datasets.get("api")).toEqualTypeOf<Dataset>();
  });
});

test("a call yields effects, and no values of its own", () => {
  // @ts-expect-error text is not an effect
  call(function* () {
    yield "something else";
  });
});

test("all has the type of each value in its position", () => {
  const three = all([datasets.list(), triggers.get("api", "t1"), triggers.list("api")]);
  expectTypeOf(three).toEqualTypeOf<Call<[Dataset[], Trigger, Trigger[]]>>();
  const many = all(["api", "web"].map((slug) => datasets.get(slug)));
  expectTypeOf(many).toEqualTypeOf<Call<Dataset[]>>();
});

test("allSettled has the type of each outcome in its position", () => {
  const settled = allSettled([datasets.list(), triggers.get("api", "t1")]);
  expectTypeOf(settled).toEqualTypeOf<
    Call<[PromiseSettledResult<Dataset[]>, PromiseSettledResult<Trigger>]>
  >();
});
