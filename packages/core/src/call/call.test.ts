import { describe, expect, expectTypeOf, test } from "vitest";
import { firstRequest, json, perform, text } from "../../test/perform.ts";
import {
  type Call,
  call,
  callApi,
  type Dataset,
  HoneycombConnectionError,
  isCall,
  sleep,
} from "../index.ts";

const { datasets, triggers } = callApi();
const dataset = { name: "API", slug: "api" };

describe("a call", () => {
  test("does nothing until it is performed, and may be performed again", () => {
    let begun = 0;
    const counted = call(function* () {
      begun++;
      yield* sleep(1);
      return begun;
    });
    expect(begun).toBe(0);
    expect(perform(counted, () => undefined)).toBe(1);
    expect(perform(counted, () => undefined)).toBe(2);
  });

  test("is a generator of effects, resumed with their outcomes", () => {
    const steps = datasets.list()[Symbol.iterator]();
    expect(steps.next()).toEqual({
      done: false,
      value: {
        type: "http",
        request: {
          operation: "listDatasets",
          method: "GET",
          path: "/1/datasets",
          headers: {},
          body: undefined,
          auth: ["configuration"],
          repeatable: true,
        },
      },
    });
    expect(steps.next(json([dataset]))).toEqual({ done: true, value: [dataset] });
  });

  test("uses the values of other calls", () => {
    const firstTriggers = call(function* () {
      const [first] = yield* datasets.list();
      if (first === undefined) return [];
      return yield* triggers.list(first.slug);
    });
    const paths: string[] = [];
    const value = perform(firstTriggers, (effect) => {
      if (effect.type !== "http") return undefined;
      paths.push(effect.request.path);
      return paths.length === 1 ? json([dataset]) : json([{ id: "t1", name: "Errors" }]);
    });
    expect(paths).toEqual(["/1/datasets", "/1/triggers/api"]);
    expect(value).toEqual([{ id: "t1", name: "Errors" }]);
  });

  test("meets the error of an effect where it asked for it, and can go on", () => {
    const lost = new HoneycombConnectionError("lost", { code: "ECONNRESET" });
    const careful = call(function* () {
      try {
        return yield* datasets.list();
      } catch (error) {
        expect(error).toBe(lost);
        return [];
      }
    });
    const value = perform(careful, () => {
      throw lost;
    });
    expect(value).toEqual([]);
  });

  test("throws the error of an effect that it doesn't catch", () => {
    const lost = new HoneycombConnectionError("lost");
    const act = () =>
      perform(datasets.list(), () => {
        throw lost;
      });
    expect(act).toThrow(lost);
  });

  test("cleans up in finally when it is aborted, and doesn't see the abort in catch", () => {
    const seen: string[] = [];
    const tidy = call(function* () {
      try {
        yield* sleep(1000);
      } catch {
        seen.push("catch");
      } finally {
        seen.push("finally");
        yield* datasets.delete("scratch");
        seen.push("deleted");
      }
      seen.push("went on");
    });
    const steps = tidy[Symbol.iterator]();
    expect(steps.next().value).toEqual({ type: "sleep", milliseconds: 1000 });
    // How a transport aborts a call: what the call still has to send comes as further effects.
    expect(steps.return()).toMatchObject({
      done: false,
      value: { type: "http", request: { method: "DELETE", path: "/1/datasets/scratch" } },
    });
    expect(steps.next(text("", 202))).toEqual({ done: false, value: { type: "return" } });
    expect(steps.return()).toEqual({ done: true, value: undefined });
    expect(seen).toEqual(["finally", "deleted"]);
  });

  test("ends at every depth when it is aborted, however its parts clean up", () => {
    const seen: string[] = [];
    const nested = (depth: number): Call<void> =>
      call(function* () {
        try {
          yield* depth === 0 ? sleep(1000) : nested(depth - 1);
          seen.push("went on");
        } catch {
          seen.push("caught");
        } finally {
          yield* sleep(depth);
          seen.push(`cleaned up ${depth}`);
        }
        seen.push("went on");
      });
    const steps = nested(3)[Symbol.iterator]();
    steps.next();
    const effects: unknown[] = [];
    for (let step = steps.return(); !step.done; ) {
      effects.push(step.value);
      step = step.value.type === "return" ? steps.return() : steps.next();
    }
    expect(seen).toEqual(["cleaned up 0", "cleaned up 1", "cleaned up 2", "cleaned up 3"]);
    const again = { type: "return" };
    expect(effects).toEqual(
      [0, 1, 2, 3].flatMap((milliseconds) => [{ type: "sleep", milliseconds }, again]),
    );
  });

  test("is checked before its first effect", () => {
    expect(() => firstRequest(datasets.get(""))).toThrow(
      'Invalid input for getDataset: datasetSlug: expected text that is not empty and not only dots, but it is ""',
    );
  });

  test("has the type of what it returns", () => {
    const count = call(function* () {
      return (yield* datasets.list()).length;
    });
    expectTypeOf(count).toEqualTypeOf<Call<number>>();
    expectTypeOf(datasets.list()).toEqualTypeOf<Call<Dataset[]>>();
    call(function* () {
      expectTypeOf(yield* datasets.get("api")).toEqualTypeOf<Dataset>();
    });
    // @ts-expect-error a call yields effects, not values of its own
    call(function* () {
      yield "something else";
    });
  });
});

test("isCall tells calls from all else", () => {
  expect(isCall(sleep(1))).toBe(true);
  for (const value of [undefined, null, 1, "call", {}, [], Promise.resolve(), function* () {}]) {
    expect(isCall(value)).toBe(false);
  }
});
