import { describe, expect, test } from "vitest";
import { json, runWith, syncClient } from "../../test/host.ts";
import {
  HoneycombConfigError,
  HoneycombInputError,
  HoneycombNotFoundError,
  HoneycombResponseError,
  invoke,
  operations,
} from "../index.ts";
import { Configuration, callApi } from "../transport.ts";

const { datasets, triggers, apiKeys, queries } = callApi();
const apiKey = "hcaik_1";
const odd = json({ name: 1, slug: "api", settings: null });

describe("a response that differs from its type", () => {
  test("is returned by default, and reported to the hook", () => {
    const reports: string[] = [];
    const onInvalidResponse = ({ message }: HoneycombResponseError) => void reports.push(message);
    const { value } = runWith(datasets.get("api", { onInvalidResponse }), odd);
    expect(value).toStrictEqual({ name: 1, slug: "api" });
    expect(reports).toEqual(["getDataset: name: expected a string, but it is 1"]);
  });

  test("does not spoil the rest of a list", () => {
    const good = { name: "API", slug: "api", description: null };
    const received = [good, { name: "Web" }, null, { ...good, slug: 7 }];
    const { value } = runWith(datasets.list(), json(received));
    const read = { name: "API", slug: "api" };
    expect(value).toStrictEqual([read, { name: "Web" }, null, { ...read, slug: 7 }]);
  });

  test("does not spoil the rest of a page", () => {
    const page = { data: [{ id: "k1", attributes: null }, null, { id: "k2", relationships: 1 }] };
    const { value } = runWith(apiKeys.list({ team: "acme" }), json(page));
    expect(value).toEqual([{ id: "k1" }, null, { id: "k2" }]);
  });

  test.each([
    [undefined, undefined, "warn"],
    ["strict", undefined, "strict"],
    ["off", undefined, "off"],
    ["off", "strict", "strict"],
    ["strict", "off", "off"],
    ["strict", "warn", "warn"],
  ] as const)("is for the client %s and the request %s: %s", (client, request, expected) => {
    let reports = 0;
    const onInvalidResponse = () => void reports++;
    const { client: api } = syncClient(() => odd, { validate: client, onInvalidResponse });
    const getting = () => api.datasets.get("api", { validate: request });
    if (expected === "strict") expect(getting).toThrow(HoneycombResponseError);
    else expect(getting()).toMatchObject({ name: 1, slug: "api" });
    expect(reports).toBe(expected === "warn" ? 1 : 0);
  });

  test("off returns it unchanged", () => {
    const { value } = runWith(datasets.get("api", { validate: "off" }), odd);
    expect(value).toStrictEqual({ name: 1, slug: "api", settings: null });
  });

  test.each([
    ["an object instead of a list", datasets.list(), {}],
    ["a list instead of an object", datasets.get("api"), []],
    ["an envelope without data", apiKeys.get("k1", { team: "acme" }), {}],
    ["a page without data", apiKeys.list({ team: "acme" }), { data: {} }],
    ["a created query without an id", queries.create("api", {}), null],
  ])("is rejected if the client can't use it: %s", (_, call, body) => {
    expect(() => runWith<unknown>(call, json(body))).toThrow(HoneycombResponseError);
  });

  test.each(["off", "warn", "strict"] as const)(
    "is an error in every mode if it is an error response, or not JSON: %s",
    (validate) => {
      const responses = [
        json({ error: "no such dataset" }, { status: 404 }),
        { ...odd, body: "<html>" },
      ];
      const { client } = syncClient(() => responses.shift() ?? odd, { validate });
      expect(() => client.datasets.get("api")).toThrow(HoneycombNotFoundError);
      expect(() => client.datasets.get("api")).toThrow(HoneycombResponseError);
    },
  );
});

test("a secret that is shown once is never lost to a response that differs", () => {
  const created = { id: 7, attributes: { key_type: "ingest", secret: "s3cret", name: null } };
  const key = { key_type: "ingest", name: "k", environment: { id: "e1" } } as const;
  const call = apiKeys.create(key, { team: "acme", validate: "strict" });
  const { value } = runWith(call, json({ data: created }));
  expect(value).toMatchObject({ id: 7, key_type: "ingest", secret: "s3cret" });
});

describe("input that can't be right", () => {
  const trigger = { name: "Slow", threshold: { op: ">", value: "ten" } };
  const create = (validate?: "strict" | "warn" | "off") =>
    // @ts-expect-error: the value is no number
    triggers.create("api", trigger, { validate });

  test.each([undefined, "strict", "warn"] as const)("is rejected: %s", (validate) => {
    expect(() => runWith(create(validate))).toThrow(HoneycombInputError);
  });

  test("is sent when validation is off", () => {
    const { requests } = runWith(create("off"), json({}));
    expect(requests.map(({ body }) => JSON.parse(body as string))).toEqual([trigger]);
  });

  test("is rejected in every mode if the path is incomplete", () => {
    // @ts-expect-error: the path lacks the trigger
    const call = invoke(operations.getTrigger, { path: { datasetSlug: "api" } });
    expect(() => syncClient(() => json({}), { validate: "off" }).run(call)).toThrow(
      HoneycombInputError,
    );
  });
});

test("the option has no other value", () => {
  // @ts-expect-error: not one of the three
  expect(() => new Configuration({ apiKey, validate: false })).toThrow(
    new HoneycombConfigError('validate is "false"; it must be "strict", "warn" or "off".'),
  );
});
