import { expect, test } from "vitest";
import { readResource } from "./read.ts";

const service = {
  id: "s1",
  attributes: { name: "checkout" },
  relationships: {
    team: { data: { id: "t1", type: "teams" } },
    owners: {
      data: [
        { id: "u1", type: "users" },
        { id: "u2", type: "users" },
      ],
    },
    creator: { data: null },
    editor: null,
    history: { links: { related: "/2/services/s1/history" } },
  },
};

test("a resource has its id, its attributes and its related resources", () => {
  expect(readResource({ id: "s1", attributes: { name: "checkout" } })).toEqual({
    id: "s1",
    name: "checkout",
  });
  expect(readResource(service)).toEqual({
    id: "s1",
    name: "checkout",
    team: { id: "t1" },
    owners: [{ id: "u1" }, { id: "u2" }],
    creator: null,
    editor: null,
    history: { links: { related: "/2/services/s1/history" } },
  });
});

test("included resources are merged into related resources", () => {
  const included = [
    { id: "t1", type: "users", attributes: { name: "not the team" } },
    { id: "t1", type: "teams", attributes: { name: "Acme" } },
    { id: "u2", type: "users", attributes: { name: "Bee" } },
  ];
  expect(readResource(service, included)).toMatchObject({
    team: { id: "t1", name: "Acme" },
    owners: [{ id: "u1" }, { id: "u2", name: "Bee" }],
  });
});
