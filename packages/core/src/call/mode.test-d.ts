import { expectTypeOf, test } from "vitest";
import type {
  Call,
  Dataset,
  Environment,
  HoneycombApi,
  Iteration,
  Mode,
  Page,
  Result,
  Trigger,
  TriggerBundle,
} from "../index.ts";
import type { Datasets, Runner } from "../transport.ts";

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
  type Iterated<M extends Mode> = ReturnType<HoneycombApi<M>["environments"]["iterate"]>;
  expectTypeOf<Iterated<"async">>().toEqualTypeOf<AsyncIterable<Environment>>();
  expectTypeOf<Iterated<"sync">>().toEqualTypeOf<Iterable<Environment>>();
  expectTypeOf<Iterated<"call">>().toEqualTypeOf<Call<Page<Environment>>>();
});

test("methods of a client with promises return promises", () => {
  const use = (client: HoneycombApi<"async">) => ({
    list: client.triggers.list("api"),
    get: client.triggers.get("api", "t1"),
    create: client.triggers.create("api", { name: "Slow", threshold: { op: ">", value: 1 } }),
    update: client.triggers.update("api", "t1", { disabled: true }),
    delete: client.triggers.delete("api", "t1"),
    createFrom: client.triggers.createFrom({} as never),
  });
  expectTypeOf(use).returns.toEqualTypeOf<{
    list: Promise<Trigger[]>;
    get: Promise<Trigger>;
    create: Promise<Trigger>;
    update: Promise<Trigger>;
    delete: Promise<void>;
    createFrom: Promise<TriggerBundle>;
  }>();
});

test("methods of a client that blocks return values", () => {
  const use = (client: HoneycombApi<"sync">) => ({
    list: client.triggers.list("api"),
    get: client.triggers.get("api", "t1"),
    create: client.triggers.create("api", { name: "Slow", threshold: { op: ">", value: 1 } }),
    update: client.triggers.update("api", "t1", { disabled: true }),
    createFrom: client.triggers.createFrom({} as never),
  });
  expectTypeOf(use).returns.toEqualTypeOf<{
    list: Trigger[];
    get: Trigger;
    create: Trigger;
    update: Trigger;
    createFrom: TriggerBundle;
  }>();
  expectTypeOf<HoneycombApi<"sync">["triggers"]["delete"]>().returns.toEqualTypeOf<void>();
});

test("methods in mode call return calls", () => {
  const use = (client: HoneycombApi<"call">) => ({
    list: client.triggers.list("api"),
    get: client.triggers.get("api", "t1"),
    create: client.triggers.create("api", { name: "Slow", threshold: { op: ">", value: 1 } }),
    update: client.triggers.update("api", "t1", { disabled: true }),
    delete: client.triggers.delete("api", "t1"),
    createFrom: client.triggers.createFrom({} as never),
  });
  expectTypeOf(use).returns.toEqualTypeOf<{
    list: Call<Trigger[]>;
    get: Call<Trigger>;
    create: Call<Trigger>;
    update: Call<Trigger>;
    delete: Call<void>;
    createFrom: Call<TriggerBundle>;
  }>();
});

test("the resources have the mode of their client", () => {
  expectTypeOf<HoneycombApi<"async">["datasets"]>().toEqualTypeOf<Datasets<"async">>();
  expectTypeOf<HoneycombApi<"sync">["datasets"]>().toEqualTypeOf<Datasets<"sync">>();
  expectTypeOf<HoneycombApi<"sync">["datasets"]>().not.toEqualTypeOf<Datasets<"async">>();
});

test("a runner runs any call in its mode", () => {
  const runner: Runner<"call"> = { run: (call) => call, iterate: (first) => first };
  const named = {} as Call<{ name: string }>;
  expectTypeOf(runner.run(named)).toEqualTypeOf<Call<{ name: string }>>();
  expectTypeOf<Runner<"async">["run"]>().toBeCallableWith(named);
  expectTypeOf({} as ReturnType<Runner<"sync">["run"]>).toBeUnknown();
});
