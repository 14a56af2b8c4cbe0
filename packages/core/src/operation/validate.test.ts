import { describe, expect, test } from "vitest";
import { json, runWith, syncClient } from "../../test/host.ts";
import { HoneycombConfigError, HoneycombNotFoundError, HoneycombResponseError } from "../index.ts";
import { Configuration, callApi } from "../transport.ts";

const { datasets } = callApi();
const apiKey = "hcaik_1";
const wrong = json({ name: 1 });

describe("the option validate", () => {
  test("is on by default", () => {
    expect(() => runWith(datasets.get("api"), wrong)).toThrow(HoneycombResponseError);
  });

  test.each([
    [undefined, undefined, "on"],
    ["on", undefined, "on"],
    ["off", undefined, "off"],
    ["off", "on", "on"],
    ["on", "off", "off"],
  ] as const)("is %s for the client and %s for the request: %s", (client, request, expected) => {
    const { client: api } = syncClient(() => wrong, { validate: client });
    const getting = () => api.datasets.get("api", { validate: request });
    if (expected === "on") expect(getting).toThrow(HoneycombResponseError);
    else expect(getting()).toEqual({ name: 1 });
  });

  test("off still throws for an error response, and for a response that is not JSON", () => {
    const responses = [
      json({ error: "no such dataset" }, { status: 404 }),
      { ...wrong, body: "<html>" },
    ];
    const { client } = syncClient(() => responses.shift() ?? wrong, { validate: "off" });
    expect(() => client.datasets.get("api")).toThrow(HoneycombNotFoundError);
    expect(() => client.datasets.get("api")).toThrow(HoneycombResponseError);
  });

  test("has no other value", () => {
    // @ts-expect-error: not one of the two
    expect(() => new Configuration({ apiKey, validate: false })).toThrow(
      new HoneycombConfigError('validate is "false"; it must be "on" or "off".'),
    );
  });
});
