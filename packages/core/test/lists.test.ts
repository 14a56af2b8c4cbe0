import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createLists } from "../scripts/lists.ts";

const resources = new URL("../src/resources/", import.meta.url);

test("the lists name every resource: if not, run `pnpm --filter @honeycomb/core lists`", () => {
  const files = readdirSync(resources).filter((name) => name.endsWith(".list.ts"));
  const written = files.map((name) => [name, readFileSync(new URL(name, resources), "utf8")]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(createLists()));
});
