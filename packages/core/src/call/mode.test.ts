import { expectTypeOf, test } from "vitest";
import type {
  Call,
  Dataset,
  Datasets,
  HoneycombApi,
  Iteration,
  Page,
  Result,
  Runner,
} from "../index.ts";

test("the mode determines what methods return", () => {
  expectTypeOf<Result<"async", Dataset>>().toEqualTypeOf<Promise<Dataset>>();
  expectTypeOf<Result<"sync", Dataset>>().toEqualTypeOf<Dataset>();
  expectTypeOf<Result<"call", Dataset>>().toEqualTypeOf<Call<Dataset>>();
  // @ts-expect-error there are three modes
  expectTypeOf<Result<"lazy", Dataset>>();
});

test("the mode determines what iterate methods return", () => {
  expectTypeOf<Iteration<"async", Dataset>>().toEqualTypeOf<AsyncIterable<Dataset>>();
  expectTypeOf<Iteration<"sync", Dataset>>().toEqualTypeOf<Iterable<Dataset>>();
  expectTypeOf<Iteration<"call", Dataset>>().toEqualTypeOf<Call<Page<Dataset>>>();
});

test("the resources have the mode of their client", () => {
  expectTypeOf<Datasets<"async">["list"]>().returns.toEqualTypeOf<Promise<Dataset[]>>();
  expectTypeOf<Datasets<"sync">["list"]>().returns.toEqualTypeOf<Dataset[]>();
  expectTypeOf<Datasets<"call">["list"]>().returns.toEqualTypeOf<Call<Dataset[]>>();
  expectTypeOf<HoneycombApi<"sync">["datasets"]["delete"]>().returns.toEqualTypeOf<void>();
});

test("a runner runs any call in its mode", () => {
  const runner: Runner<"call"> = { run: (call) => call, iterate: (first) => first };
  const named = {} as Call<{ name: string }>;
  expectTypeOf(runner.run(named)).toEqualTypeOf<Call<{ name: string }>>();
  expectTypeOf<Runner<"async">["run"]>().toBeCallableWith(named);
  expectTypeOf({} as ReturnType<Runner<"sync">["run"]>).toBeUnknown();
});
