import { expectTypeOf, test } from "vitest";
import type { Auth, Call, Dataset, HoneycombApi, Trigger } from "./index.ts";

const build = (c: HoneycombApi<"call">) => [c.datasets.list(), c.auth.get()] as const;

test("all has the type of each value in its position, in each mode", () => {
  const blocking = (client: HoneycombApi<"sync">) => client.all(build);
  expectTypeOf(blocking).returns.toEqualTypeOf<[Dataset[], Auth]>();
  const promised = (client: HoneycombApi<"async">) => client.all(build);
  expectTypeOf(promised).returns.toEqualTypeOf<Promise<[Dataset[], Auth]>>();
  const calls = (client: HoneycombApi<"call">) => client.all(build);
  expectTypeOf(calls).returns.toEqualTypeOf<Call<[Dataset[], Auth]>>();
});

test("all has the type of a list literal without `as const`, and of a mapped list", () => {
  const literal = (client: HoneycombApi<"sync">) =>
    client.all((c) => [c.datasets.list(), c.triggers.list("api")]);
  expectTypeOf(literal).returns.toEqualTypeOf<[Dataset[], Trigger[]]>();
  const mapped = (client: HoneycombApi<"sync">) =>
    client.all((c) => ["api", "web"].map((slug) => c.triggers.list(slug)));
  expectTypeOf(mapped).returns.toEqualTypeOf<Trigger[][]>();
});

test("allSettled has the type of each outcome in its position, in each mode", () => {
  type Settled = [PromiseSettledResult<Dataset[]>, PromiseSettledResult<Auth>];
  const blocking = (client: HoneycombApi<"sync">) => client.allSettled(build);
  expectTypeOf(blocking).returns.toEqualTypeOf<Settled>();
  const promised = (client: HoneycombApi<"async">) => client.allSettled(build);
  expectTypeOf(promised).returns.toEqualTypeOf<Promise<Settled>>();
});
