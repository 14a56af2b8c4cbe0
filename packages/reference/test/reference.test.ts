import { glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { type Operation, operations } from "@honeycomb/core";
import { callApi, HoneycombApi } from "@honeycomb/core/transport";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findOutdated, readPages, referenceFolder } from "../src/folder.ts";
import { pageName } from "../src/pages.ts";
import { writeReference } from "../src/reference.ts";
import { readLinks, sectionOf } from "./markdown.ts";

const workspace = join(import.meta.dirname, "../../..");
let fresh: string;
let pages: ReadonlyMap<string, string>;
const page = (file: string) => pages.get(file) ?? "";

beforeAll(async () => {
  fresh = await mkdtemp(join(tmpdir(), "honeycomb-reference-"));
  await writeReference(fresh);
  pages = await readPages(fresh);
}, 120_000);

afterAll(() => rm(fresh, { recursive: true }));

describe("docs/reference", () => {
  test("is up to date", async () => {
    expect(await findOutdated(referenceFolder, fresh)).toEqual([]);
  });

  test("is stale when a page changed, is missing, or is left over", async () => {
    const folder = await mkdtemp(join(tmpdir(), "honeycomb-reference-"));
    try {
      for (const [file, text] of pages) await writeFile(join(folder, file), text);
      expect(await findOutdated(folder, fresh)).toEqual([]);
      await writeFile(join(folder, "auth.md"), `${page("auth.md")}\n`);
      await rm(join(folder, "errors.md"));
      await writeFile(join(folder, "old.md"), "");
      expect(await findOutdated(folder, fresh)).toEqual(["auth.md", "errors.md", "old.md"]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test.each(Object.values<Operation>(operations))("operations.md has $id", (operation) => {
  const { id, resource, summary, method, path, auth, permissions } = operation;
  const section = sectionOf(
    page("operations.md"),
    "##",
    `[client.${resource}](${pageName(`client.${resource}`)}.md)`,
  );
  const row = section.split("\n").find((line) => line.startsWith(`| \`${id}\` |`));
  for (const text of [summary, `\`${method} ${path}\``, ...auth, ...permissions]) {
    expect(row).toContain(text);
  }
});

describe("the page of a namespace", () => {
  const api = callApi();
  const resources = Object.getPrototypeOf(HoneycombApi.prototype);
  const namespaces = Object.getOwnPropertyNames(resources).flatMap((name) => {
    const namespace: unknown = Reflect.get(api, name);
    return typeof namespace === "object" && namespace !== null ? [{ name, namespace }] : [];
  });
  const methods = namespaces.flatMap(({ name, namespace }) =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(namespace))
      .filter((method) => method !== "constructor")
      .map((method) => ({ name, className: namespace.constructor.name, method })),
  );

  test.each(namespaces)("starts with client.$name", ({ name, namespace }) => {
    expect(page(`${pageName(`client.${name}`)}.md`)).toContain(
      `\n# client.${name}\n\n## ${namespace.constructor.name}\n\n`,
    );
  });

  test.each(methods)("describes $method of client.$name", ({ name, className, method }) => {
    const section = sectionOf(page(`${pageName(`client.${name}`)}.md`), "##", className);
    const description = sectionOf(section, "####", `${method}()`);
    // The signature, and a sentence that says what the method does.
    expect(description).toMatch(
      new RegExp(`^\n\`\`\`typescript\n${method}\\b[^\`]*\`\`\`\n\n[A-Z]`),
    );
  });
});

describe("links", () => {
  test("lead from the first page to all others", () => {
    const { links } = readLinks(page("README.md"));
    const files = new Set(links.map((link) => link.split("#")[0]));
    expect([...pages.keys()].filter((file) => file !== "README.md" && !files.has(file))).toEqual(
      [],
    );
  });

  test("within the reference lead somewhere", () => {
    const links = [...pages].flatMap(([file, text]) => linksOf(join("docs/reference", file), text));
    expect(deadLinks(links)).toEqual([]);
  });

  test("from other pages to the reference lead somewhere", async () => {
    const patterns = ["README.md", "docs/*.md", "packages/*/README.md"];
    const links: Link[] = [];
    for await (const file of glob(patterns, { cwd: workspace })) {
      links.push(...linksOf(file, await readFile(join(workspace, file), "utf8")));
    }
    const toReference = links.filter(({ target }) => target.startsWith("docs/reference/"));
    expect(toReference).not.toEqual([]);
    expect(deadLinks(toReference)).toEqual([]);
  });
});

interface Link {
  readonly file: string;
  /** A path from the workspace, with an anchor. */
  readonly target: string;
}

/** The relative links of a page. An empty link leads to the page's folder. */
function linksOf(file: string, text: string): Link[] {
  return readLinks(text)
    .links.filter((link) => !/^https?:/.test(link))
    .map((link) => ({
      file,
      target: link.startsWith("#") ? file + link : join(dirname(file), link),
    }));
}

/** The links that lead to a page or to a heading that the reference does not have. */
function deadLinks(links: readonly Link[]): Link[] {
  const anchorsOf = new Map([...pages].map(([file, text]) => [file, readLinks(text).anchors]));
  return links.filter(({ target }) => {
    const [file = "", anchor] = relative("docs/reference", target).split("#");
    const anchors = anchorsOf.get(file);
    return !anchors || (anchor !== undefined && !anchors.has(anchor));
  });
}
