import { HoneycombConnectionError, HoneycombTimeoutError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { describeError, restoreError } from "./error-description.ts";

/** Passes an error through a description, as between two processes. */
function arrive(error: unknown): Error {
  return restoreError(structuredClone(describeError(error)));
}

test("an error arrives with its class and its fields", () => {
  const options = { operation: "getTrigger", timeout: 100 };
  const arrived = arrive(new HoneycombTimeoutError("Too late", options));
  expect(arrived).toBeInstanceOf(HoneycombTimeoutError);
  expect(arrived).toMatchObject({ name: "HoneycombTimeoutError", message: "Too late", ...options });
  expect(arrived).not.toHaveProperty("cause");
});

test("causes arrive with their classes, fields, stacks and nested errors", () => {
  const refused = ["::1", "127.0.0.1"].map((address) =>
    Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: "ECONNREFUSED", address }),
  );
  const cause = new TypeError("fetch failed", { cause: new AggregateError(refused) });
  const arrived = arrive(new HoneycombConnectionError("No connection", { cause }));
  expect(arrived.cause).toBeInstanceOf(TypeError);
  expect(arrived.cause).toMatchObject({ message: "fetch failed", stack: cause.stack });
  const { cause: aggregate } = arrived.cause as Error;
  expect(aggregate).toBeInstanceOf(AggregateError);
  expect((aggregate as AggregateError).errors).toEqual(refused);
  expect((aggregate as AggregateError).errors[1]).toMatchObject({ address: "127.0.0.1" });
});

test("fields with objects are left out, since they could be requests", () => {
  const cause = Object.assign(new Error("Lost"), {
    request: { headers: { authorization: "key" } },
  });
  const arrived = arrive(new HoneycombConnectionError("No connection", { cause }));
  expect(arrived.cause).toBeInstanceOf(Error);
  expect(arrived.cause).not.toHaveProperty("request");
});

test("an unexpected error becomes the cause of a HoneycombConnectionError", () => {
  const arrived = arrive(new RangeError("Out of memory"));
  expect(arrived).toBeInstanceOf(HoneycombConnectionError);
  expect(arrived.cause).toMatchObject({ name: "RangeError", message: "Out of memory" });
  expect(arrive("text").message).toBe("text");
});
