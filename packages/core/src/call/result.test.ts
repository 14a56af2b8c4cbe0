import { expectTypeOf, test } from "vitest";
import type { Call, Dataset, Datasets, HoneycombApi, Performer, Result } from "../index.ts";

test("a mode decides what methods give back", () => {
  expectTypeOf<Result<"async", Dataset>>().toEqualTypeOf<Promise<Dataset>>();
  expectTypeOf<Result<"sync", Dataset>>().toEqualTypeOf<Dataset>();
  expectTypeOf<Result<"call", Dataset>>().toEqualTypeOf<Call<Dataset>>();
  // @ts-expect-error there are three modes
  expectTypeOf<Result<"lazy", Dataset>>();
});

test("the resources follow", () => {
  expectTypeOf<Datasets<"async">["list"]>().returns.toEqualTypeOf<Promise<Dataset[]>>();
  expectTypeOf<Datasets<"sync">["list"]>().returns.toEqualTypeOf<Dataset[]>();
  expectTypeOf<Datasets<"call">["list"]>().returns.toEqualTypeOf<Call<Dataset[]>>();
  expectTypeOf<HoneycombApi<"sync">["datasets"]["delete"]>().returns.toEqualTypeOf<void>();
});

test("a performer performs any call, in its mode", () => {
  const perform = ((call: unknown) => call) as Performer<"call">;
  const named = {} as Call<{ name: string }>;
  expectTypeOf(perform(named)).toEqualTypeOf<Call<{ name: string }>>();
  expectTypeOf<Performer<"async">>().toBeCallableWith(named);
  expectTypeOf({} as ReturnType<Performer<"sync">>).toBeUnknown();
});
