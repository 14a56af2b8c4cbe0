import { readFile } from "node:fs/promises";
import * as core from "@honeycomb/core";
import { expect, test } from "vitest";

test("docs/errors.md lists every error class", async () => {
  const page = await readFile(new URL("../../../docs/errors.md", import.meta.url), "utf8");
  const listed = Array.from(page.matchAll(/^\|[^|`]*`(Honeycomb\w+Error)`/gm), ([, name]) => name);
  const exported = Object.keys(core).filter((name) => /^Honeycomb\w+Error$/.test(name));
  expect(listed.sort()).toEqual(exported.sort());
});
