import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asyncClient, json, runWith, syncClient } from "../../test/host.ts";
import {
  type Call,
  call,
  type Environment,
  HoneycombInputError,
  HoneycombResponseError,
  type Page,
} from "../index.ts";
import { callApi } from "../transport.ts";

const environment = (number: number) => ({
  id: `hcaen_${number}`,
  type: "environments",
  attributes: {
    name: `Environment ${number}`,
    slug: `environment-${number}`,
    description: "",
    color: "blue",
    settings: { delete_protected: false },
  },
  links: { self: `/2/teams/acme/environments/hcaen_${number}` },
});

/** A team with so many environments, which come in pages as Honeycomb's do. */
function teamOf(count: number, prefix = "") {
  return asyncClient(({ path }) => {
    const { pathname, searchParams } = new URL(path, "https://api.honeycomb.io");
    const size = Number(searchParams.get("page[size]"));
    const start = Number(searchParams.get("page[after]") ?? 0);
    const numbers = Array.from({ length: count }, (_, number) => number);
    const after = start + size;
    const next =
      after < count ? `${prefix}${pathname}?page[after]=${after}&page[size]=${size}` : null;
    return json({ data: numbers.slice(start, after).map(environment), links: { next } });
  });
}
const team = "acme";

describe("list", () => {
  test("collects all pages, with the largest page size", async () => {
    const { client, log } = teamOf(250);
    const environments = await client.environments.list({ team });
    expect(environments.map(({ id }) => id)).toEqual(
      Array.from({ length: 250 }, (_, number) => `hcaen_${number}`),
    );
    expect(log).toEqual([
      "GET /2/teams/acme/environments?page[size]=100",
      "GET /2/teams/acme/environments?page[after]=100&page[size]=100",
      "GET /2/teams/acme/environments?page[after]=200&page[size]=100",
    ]);
  });

  test.each([0, 101, 2.5, Number.NaN])("rejects pages of %d", async (pageSize) => {
    const { client, log } = teamOf(1);
    const listing = client.environments.list({ team, pageSize });
    await expect(listing).rejects.toThrow(HoneycombInputError);
    await expect(listing).rejects.toThrow(
      `pageSize: expected a whole number from 1 to 100, but it is ${pageSize}`,
    );
    expect(log).toEqual([]);
  });
});

describe("iterate", () => {
  test("requests no more pages than are used", async () => {
    const counts = fc.record({
      count: fc.nat(60),
      pageSize: fc.integer({ min: 1, max: 20 }),
      used: fc.integer({ min: 1, max: 70 }),
    });
    await fc.assert(
      fc.asyncProperty(counts, async ({ count, pageSize, used }) => {
        const { client, log } = teamOf(count);
        const ids: string[] = [];
        for await (const { id } of client.environments.iterate({ team, pageSize })) {
          ids.push(id);
          if (ids.length === used) break;
        }
        const expected = Math.min(count, used);
        expect(ids).toEqual(Array.from({ length: expected }, (_, number) => `hcaen_${number}`));
        expect(log).toHaveLength(Math.max(1, Math.ceil(expected / pageSize)));
      }),
    );
  });

  test("returns the first page in mode call, with the call for the next one", () => {
    const { environments } = callApi();
    const namesOfAll = call(function* () {
      const names: string[] = [];
      for (let next: Call<Page<Environment>> | undefined = environments.iterate({ team }); next; ) {
        const page: Page<Environment> = yield* next;
        names.push(...page.items.map(({ name }) => name));
        next = page.next;
      }
      return names;
    });
    const { value } = runWith(
      namesOfAll,
      json({ data: [environment(1)], links: { next: "/?page[after]=x" } }),
      json({ data: [environment(2)], links: { next: null } }),
    );
    expect(value).toEqual(["Environment 1", "Environment 2"]);
  });

  test("applies request options to every page", () => {
    const { client, requests } = syncClient(({ path }) => {
      const next = path.includes("after") ? null : "/?page[after]=x";
      return json({ data: [environment(1)], links: { next } });
    });
    const options = { team, timeout: 77, headers: { "x-a": "1" } };
    expect([...client.environments.iterate(options)]).toHaveLength(2);
    expect(client.environments.list(options)).toHaveLength(2);
    expect(requests).toHaveLength(4);
    for (const request of requests) {
      expect(request).toMatchObject({ timeout: 77, headers: { "x-a": "1" } });
    }
  });
});

describe("the link to the next page", () => {
  // The responses of test/host.ts come from api.honeycomb.io.
  test.each(["", "https://api.honeycomb.io", "//api.honeycomb.io"])(
    "can start with %j",
    async (prefix) => {
      const { client } = teamOf(3, prefix);
      expect(await client.environments.list({ team, pageSize: 1 })).toHaveLength(3);
    },
  );

  test.each<[prefix: string, host: string]>([
    ["https://evil.example", "evil.example"],
    ["//evil.example", "evil.example"],
    ["https://api.honeycomb.io:8443", "api.honeycomb.io:8443"],
    ["https://api.honeycomb.io@evil.example", "evil.example"],
    ["https://api.honeycomb.io.evil.example", "evil.example"],
  ])("is not followed to %s", async (prefix, host) => {
    const { client, log } = teamOf(3, prefix);
    const listing = client.environments.list({ team, pageSize: 1 });
    await expect(listing).rejects.toThrow(HoneycombResponseError);
    await expect(listing).rejects.toThrow(
      new RegExp(`listEnvironments: the link to the next page leads to another host, .*${host}`),
    );
    expect(log).toHaveLength(1);
  });

  test.each<[next: string, message: string]>([
    ["https://:nowhere", "is not a URL: https://:nowhere"],
    ["/2/teams/acme/environments?page[size]=1", "has no page[after]"],
    ["/2/teams/acme/environments?page[after]=again", "leads to the same page"],
  ])("%s is rejected", async (next, message) => {
    const { client, log } = asyncClient(() => json({ data: [], links: { next } }));
    await expect(client.environments.list({ team })).rejects.toThrow(
      `listEnvironments: the link to the next page ${message}`,
    );
    expect(log.length).toBeLessThan(3);
  });

  test("can be missing", async () => {
    const { client } = asyncClient(() => json({ data: [] }));
    expect(await client.environments.list({ team })).toEqual([]);
  });
});
