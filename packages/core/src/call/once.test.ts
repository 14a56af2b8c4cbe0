import { expect, test } from "vitest";
import { json } from "../../test/perform.ts";
import { serve } from "../../test/serve.ts";
import {
  all,
  allSettled,
  call,
  HoneycombForbiddenError,
  invoke,
  once,
  operations,
} from "../index.ts";

const slugs = once(
  call(function* () {
    const datasets = yield* invoke(operations.listDatasets);
    return datasets.map(({ slug }) => slug);
  }),
);
const listed = () => json([{ name: "API", slug: "api" }]);

test("a client performs it once, and keeps its value", async () => {
  const { client, requests } = serve(listed);
  expect(await client.perform(slugs)).toEqual(["api"]);
  expect(await client.perform(slugs)).toEqual(["api"]);
  expect(requests).toEqual(["GET /1/datasets"]);
});

test("another client performs it for itself", async () => {
  const clients = [serve(listed), serve(listed)];
  for (const { client } of clients) await client.perform(slugs);
  expect(clients.map(({ requests }) => requests.length)).toEqual([1, 1]);
});

test("those who come while it is under way wait for it", async () => {
  const { client, requests } = serve(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return listed();
  });
  const beside = [
    client.perform(slugs),
    client.perform(slugs),
    client.perform(all([slugs, slugs])),
  ];
  expect(await Promise.all(beside)).toEqual([["api"], ["api"], [["api"], ["api"]]]);
  expect(requests).toHaveLength(1);
});

test("a failure is not kept: the next one tries again", async () => {
  let isAllowed = false;
  const { client, requests } = serve(() =>
    isAllowed ? listed() : json({ error: "not yet" }, { status: 403 }),
  );
  const both = await client.perform(allSettled([slugs, slugs]));
  const failed = { status: "rejected", reason: expect.any(HoneycombForbiddenError) };
  expect(both).toEqual([failed, failed]);
  isAllowed = true;
  expect(await client.perform(slugs)).toEqual(["api"]);
  expect(requests).toHaveLength(3);
});
