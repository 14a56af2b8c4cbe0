import { type Dataset, HoneycombClient, type Trigger } from "@honeycomb/sync";
import { describe, expectTypeOf, test } from "vitest";

const client = new HoneycombClient({ apiKey: "key" });

describe("what compiles", () => {
  test("methods return plain values", () => {
    expectTypeOf(client.datasets.list).returns.toEqualTypeOf<Dataset[]>();
    expectTypeOf(client.datasets.delete).returns.toEqualTypeOf<void>();
    expectTypeOf(client.close).returns.toEqualTypeOf<void>();
  });

  test("all returns the values of the calls, in order", () => {
    const work = () => client.all((c) => [c.datasets.list(), c.triggers.get("api", "t1")]);
    expectTypeOf(work).returns.toEqualTypeOf<[Dataset[], Trigger]>();
    const settled = () => client.allSettled((c) => [c.datasets.list()]);
    expectTypeOf(settled).returns.toEqualTypeOf<[PromiseSettledResult<Dataset[]>]>();
  });

  test("a client is disposed of synchronously", () => {
    expectTypeOf(client).toExtend<Disposable>();
    expectTypeOf(client).not.toExtend<AsyncDisposable>();
  });
});

describe("what does not compile", () => {
  test("a client without a key, or with half of a management key", () => {
    // @ts-expect-error no key
    () => new HoneycombClient({});
    // @ts-expect-error no secret
    () => new HoneycombClient({ managementKey: "id" });
  });

  test("a fetch option, since functions can't be passed to another process", () => {
    // @ts-expect-error no such option
    () => new HoneycombClient({ apiKey: "key", fetch });
  });

  test("all with values instead of calls", () => {
    // @ts-expect-error the client's own methods have blocked already
    () => client.all(() => [client.datasets.list()]);
    // @ts-expect-error not a list
    () => client.all((c) => c.datasets.list());
  });

  test("treating values as promises", () => {
    // @ts-expect-error an array has no then
    () => client.datasets.list().then();
    // @ts-expect-error there is nothing to wait for
    () => client[Symbol.asyncDispose]();
  });
});
