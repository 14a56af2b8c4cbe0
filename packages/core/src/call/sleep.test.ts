import { expect, test } from "vitest";
import { firstEffect, perform } from "../../test/perform.ts";
import { sleep } from "../index.ts";

test("asks the transport to wait", () => {
  expect(firstEffect(sleep(250))).toEqual({ type: "sleep", milliseconds: 250 });
  expect(perform(sleep(0), () => undefined)).toBeUndefined();
});

test.each([-1, Number.NaN, 2 ** 31, Number.POSITIVE_INFINITY])(
  "refuses %d, which no timer can wait",
  (milliseconds) => {
    expect(() => firstEffect(sleep(milliseconds))).toThrow(
      `Invalid input: sleep: expected milliseconds, from 0 to 2147483647, but it is ${milliseconds}`,
    );
  },
);
