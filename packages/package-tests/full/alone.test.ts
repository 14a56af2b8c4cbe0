import { afterAll, beforeAll, describe, test } from "vitest";
import { startHoneycomb } from "../test/honeycomb.ts";
import { Installation } from "../test/installation.ts";
import {
  expectDependencies,
  expectPrograms,
  type LibraryName,
  libraries,
} from "../test/libraries.ts";

// Each library alone, so that it can't use what another one installs. Of `@honeycomb/async`,
// packages.test.ts shows it.

const apiKey = "a-key-of-the-package-tests";
const timeout = 120_000;
let honeycomb: Awaited<ReturnType<typeof startHoneycomb>>;
beforeAll(async () => {
  honeycomb = await startHoneycomb(apiKey);
});
afterAll(() => honeycomb[Symbol.asyncDispose]());

const names = (Object.keys(libraries) as LibraryName[]).filter(
  (name) => name !== "@honeycomb/async",
);

describe.for(names)("%s, installed alone", { timeout }, (name) => {
  let installed: Installation;
  beforeAll(async () => {
    installed = await Installation.create(name, {
      HONEYCOMB_API_KEY: apiKey,
      HONEYCOMB_API_ENDPOINT: honeycomb.url,
    });
  }, timeout);
  afterAll(() => installed?.[Symbol.asyncDispose]());

  test("installs only what it uses", () => expectDependencies(installed, name));

  test("can be imported and required", () => expectPrograms(installed, [name]));
});
