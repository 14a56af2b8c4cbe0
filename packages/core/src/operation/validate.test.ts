import { describe, expect, test } from "vitest";
import { firstRequest, json, performWith } from "../../test/perform.ts";
import {
  Configuration,
  callApi,
  HoneycombConfigError,
  HoneycombNotFoundError,
  HoneycombResponseError,
} from "../index.ts";

const { datasets } = callApi();
const apiKey = "hcaik_1";
const wrong = json({ name: 1 });

describe("the option validate", () => {
  test("is on unless said otherwise, and goes along with each request", () => {
    const request = firstRequest(datasets.get("api"));
    const validateOf = (options: object) =>
      new Configuration({ apiKey, ...options }).prepare(request).validate;
    expect(validateOf({})).toBe("on");
    expect(validateOf({ validate: "on" })).toBe("on");
    expect(validateOf({ validate: "off" })).toBe("off");
  });

  test("on, refuses an answer that isn't what it should be", () => {
    const perform = () => performWith(datasets.get("api"), { ...wrong, validate: "on" });
    expect(perform).toThrow(HoneycombResponseError);
  });

  test("off, takes an answer as it is", () => {
    const { value } = performWith(datasets.get("api"), { ...wrong, validate: "off" });
    expect(value).toEqual({ name: 1 });
  });

  test("off, takes an error for an error all the same, and text for no JSON", () => {
    const missing = {
      ...json({ error: "no such dataset" }, { status: 404 }),
      validate: "off" as const,
    };
    expect(() => performWith(datasets.get("api"), missing)).toThrow(HoneycombNotFoundError);
    const text = { ...wrong, body: "<html>", validate: "off" as const };
    expect(() => performWith(datasets.get("api"), text)).toThrow(HoneycombResponseError);
  });

  test("may be nothing else", () => {
    // @ts-expect-error: not one of the two
    expect(() => new Configuration({ apiKey, validate: false })).toThrow(
      new HoneycombConfigError('validate is "false"; it may be "on" or "off".'),
    );
  });
});
