import { describe, expect, test, vi } from "vitest";
import { HoneycombAbortError, HoneycombClient, HoneycombConfigError } from "./index.ts";

const environment = (id: string) => ({
  id,
  type: "environments",
  attributes: {
    name: id,
    slug: id,
    description: "",
    color: "blue",
    settings: { delete_protected: false },
  },
  links: { self: `/2/teams/acme/environments/${id}` },
});
const key = {
  data: {
    id: "hcamk_1",
    type: "api-keys",
    attributes: {},
    relationships: { team: { data: { id: "t1", type: "teams" } } },
  },
  included: [{ id: "t1", type: "teams", attributes: { slug: "acme" } }],
};

/**
 * A client of a team with three environments, one a page, and what it asked for. So many of its
 * requests are not answered.
 */
function connect({ hangs = 0 } = {}) {
  const requests: string[] = [];
  const client = new HoneycombClient({
    managementKey: "hcamk_1",
    managementSecret: "secret",
    fetch: async (...asked) => {
      const { url } = new Request(...asked);
      // Not the copy's: a signal that only follows another may be collected before it hears of it.
      const { signal } = asked[0] as Request;
      const { pathname, searchParams } = new URL(url);
      requests.push(pathname + (searchParams.get("page[after]") ?? ""));
      if (hangs-- > 0) {
        return new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      }
      if (pathname === "/2/auth") return Response.json(key);
      const page = Number(searchParams.get("page[after]") ?? 1);
      const next = page < 3 ? `${pathname}?page[after]=${page + 1}` : null;
      return Response.json({ data: [environment(`e${page}`)], links: { next } });
    },
  });
  return { client, requests };
}
const path = "/2/teams/acme/environments";

describe("iterate", () => {
  test("asks for a page when the one before is used up, and no more than that", async () => {
    await using client = connect().client;
    const ids: string[] = [];
    for await (const { id } of client.environments.iterate()) ids.push(id);
    expect(ids).toEqual(["e1", "e2", "e3"]);
  });

  test("stops asking when the loop stops", async () => {
    const { client, requests } = connect();
    for await (const { id } of client.environments.iterate()) if (id === "e2") break;
    expect(requests).toEqual(["/2/auth", path, `${path}2`]);
  });

  test("starts anew with every loop", async () => {
    const { client, requests } = connect();
    const environments = client.environments.iterate();
    for (const _ of [1, 2]) for await (const { id } of environments) if (id === "e1") break;
    expect(requests).toEqual(["/2/auth", path, path]);
  });

  test("ends with the client", async () => {
    const { client } = connect();
    const iterator = client.environments.iterate()[Symbol.asyncIterator]();
    await iterator.next();
    await client.close();
    await expect(iterator.next()).rejects.toThrow(HoneycombConfigError);
  });
});

test("the team is asked for once, by calls beside each other and by withOptions, too", async () => {
  const { client, requests } = connect();
  await Promise.all([
    client.environments.list(),
    client.withOptions({ timeout: 5000 }).environments.list(),
    client.all((c) => [c.environments.list(), c.environments.list()]),
  ]);
  expect(requests.filter((request) => request === "/2/auth")).toHaveLength(1);
});

test("an aborted lookup of the team doesn't abort those who wait for it", async () => {
  const controller = new AbortController();
  const { client, requests } = connect({ hangs: 1 });
  const aborted = client.withOptions({ signal: controller.signal }).environments.list();
  const other = client.environments.list();
  await vi.waitFor(() => expect(requests).toHaveLength(1));
  controller.abort();
  await expect(aborted).rejects.toThrow(HoneycombAbortError);
  expect(await other).toHaveLength(3);
  expect(requests.filter((request) => request === "/2/auth")).toHaveLength(2);
});
