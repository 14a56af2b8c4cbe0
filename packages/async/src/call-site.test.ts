import { call, sleep } from "@honeycomb/core";
import { afterEach, describe, expect, test } from "vitest";
import { HoneycombClient } from "./index.ts";

const notFound = async () => Response.json({ error: "not found" }, { status: 404 });
const connect = (fetch: typeof globalThis.fetch = notFound) =>
  new HoneycombClient({ apiKey: "test-key", retry: 0, fetch });
/** A call that fails with this error, later. */
const failing = (error: unknown) =>
  call(function* () {
    yield* sleep(0);
    throw error;
  });

/** Returns what a promise is rejected with. */
async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const [result] = await Promise.allSettled([promise]);
  expect(result?.status).toBe("rejected");
  return (result as PromiseRejectedResult).reason;
}

/** Counts the frames of a function in a stack. */
const count = (stack: string | undefined, name: string) =>
  stack?.split("\n").filter((line) => line.includes(`at ${name} `)).length;

describe("the stack leads to the line that called the method", () => {
  const { stackTraceLimit } = Error;
  afterEach(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  const client = connect();
  const unreachable = connect(() => Promise.reject(new TypeError("fetch failed")));
  const cases: Record<string, () => Promise<unknown>> = {
    "an error response": () => client.datasets.get("nope"),
    "a connection error": () => unreachable.datasets.get("nope"),
    "an input error": () => client.datasets.get(""),
    "an error of the caller's own call": () => client.perform(failing(new Error("mine"))),
    "an error in all": () => client.all((c) => [sleep(60_000), c.datasets.get("nope")]),
    "an error in a workflow": () => client.queryResults.run("api", "query-id", { onPoll() {} }),
    "an error while iterating": async () =>
      client.serviceMaps.iterate("nope")[Symbol.asyncIterator]().next(),
  };

  test.each(Object.entries(cases))("%s", async (_, act) => {
    function callsMethod() {
      return act();
    }
    const { name, message, stack } = await errorOf(callsMethod());
    expect(stack?.startsWith(`${name}: ${message}\n`)).toBe(true);
    expect(count(stack, "callsMethod")).toBe(1);
    expect(stack).toContain(import.meta.filename);
  });

  test("also when the promise is awaited later, or with others", async () => {
    function callsMethod() {
      return client.datasets.get("nope");
    }
    const promise = callsMethod();
    promise.catch(() => {});
    await errorOf(client.datasets.get("other"));
    expect(count((await errorOf(promise)).stack, "callsMethod")).toBe(1);
    const together = Promise.all([callsMethod(), callsMethod()]);
    expect(count((await errorOf(together)).stack, "callsMethod")).toBe(1);
  });

  test("and no further, when an error comes again", async () => {
    const error = new Error("shared");
    const first = () => client.perform(failing(error));
    const second = () => client.perform(failing(error));
    await errorOf(first());
    const { stack } = error;
    expect(count(stack, "first")).toBe(1);
    expect(await errorOf(second())).toBe(error);
    expect(error.stack).toBe(stack);
  });

  test("but not when stacks are turned off", async () => {
    Error.stackTraceLimit = 0;
    const { stack } = await errorOf(client.datasets.get("nope"));
    expect(stack).toBe("HoneycombNotFoundError: getDataset: 404: not found");
  });
});

describe("what is thrown is not changed", () => {
  test.each<[string, unknown]>([
    ["a text", "text"],
    ["nothing", undefined],
    ["an object", Object.freeze({ stack: "of plates" })],
  ])("%s", async (_, thrown) => {
    expect(await errorOf(connect().perform(failing(thrown)))).toBe(thrown);
  });

  test("an error that is frozen", async () => {
    const error = Object.freeze(new Error("frozen"));
    expect(await errorOf(connect().perform(failing(error)))).toBe(error);
  });

  test("an error whose stack is read-only", async () => {
    const error = Object.defineProperty(new Error("read-only"), "stack", { value: "Error: fixed" });
    expect(await errorOf(connect().perform(failing(error)))).toBe(error);
    expect(error.stack).toBe("Error: fixed");
  });

  test("an error without a stack", async () => {
    const error = new Error("no stack");
    delete error.stack;
    expect(await errorOf(connect().perform(failing(error)))).toBe(error);
    expect(error.stack).toBeUndefined();
  });

  test("an error that the call itself catches", async () => {
    const error = new Error("caught");
    const { stack } = error;
    const catching = call(function* () {
      try {
        yield* failing(error);
      } catch {
        return "caught";
      }
    });
    expect(await connect().perform(catching)).toBe("caught");
    expect(error.stack).toBe(stack);
  });
});
