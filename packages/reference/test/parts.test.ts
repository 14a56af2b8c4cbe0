import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findOutdated, writePages } from "../src/folder.ts";
import { readLibrary } from "../src/model/library.ts";
import { methodsOf } from "../src/model/method.ts";
import { text } from "../src/model/shape.ts";
import { withImports } from "../src/page/example.ts";
import { limitsInWords } from "../src/page/limits.ts";
import { readDoc } from "../src/source/doc.ts";
import { readModule } from "../src/source/module.ts";

test("a method without a doc comment is an error that names it", async () => {
  const { types } = await readLibrary();
  const folder = await mkdtemp(join(tmpdir(), "reference-"));
  const file = join(folder, "things.ts");
  await writeFile(file, "export class Things { /** Lists. */ list() {} get() {} }");
  const things = readModule(file).declarations.get("Things");
  expect(() => things && methodsOf(things, types)).toThrow("Things.get has no doc comment");
});

describe("a folder of pages", () => {
  const pages = new Map([
    ["a.md", "# A\n"],
    ["b.md", "# B\n"],
  ]);

  test("is current once it has been written", async () => {
    const folder = await mkdtemp(join(tmpdir(), "reference-"));
    expect(await findOutdated(folder, pages)).toEqual(["a.md", "b.md"]);
    await writePages(folder, pages);
    expect(await findOutdated(folder, pages)).toEqual([]);
  });

  test("is not when a page was changed, or is left from before", async () => {
    const folder = await mkdtemp(join(tmpdir(), "reference-"));
    await writePages(folder, pages);
    await writeFile(join(folder, "b.md"), "# B, by hand\n");
    await writeFile(join(folder, "c.md"), "# C\n");
    expect(await findOutdated(folder, pages)).toEqual(["b.md", "c.md"]);
    await writePages(folder, pages);
    expect(await readdir(folder)).toEqual(["a.md", "b.md"]);
    expect(await readFile(join(folder, "b.md"), "utf8")).toBe("# B\n");
  });
});

describe("limits", () => {
  const string = (limits: object) => ({ ...text("string"), limits });
  const list = (limits: object) => ({ kind: "list", item: text("string"), limits }) as const;
  const number = (limits: object) => ({ ...text("number"), limits });

  test("are told where the comment doesn't", () => {
    expect(limitsInWords(string({ minLength: 1, maxLength: 120 }), "Its name.")).toBe(
      "1 to 120 characters.",
    );
    expect(limitsInWords(list({ maxLength: 5 }), "")).toBe("At most 5 entries.");
    expect(limitsInWords(number({ integer: true, min: 1 }), "")).toBe(
      "A whole number, at least 1.",
    );
    expect(limitsInWords(string({ minLength: 32, maxLength: 32 }), "")).toBe("32 characters.");
    expect(limitsInWords(string({ pattern: /^(a|b)$/ }), "")).toBe("Matches `/^(a|b)$/`.");
  });

  test("are not repeated where it does", () => {
    expect(limitsInWords(list({ maxLength: 10 }), "Up to ten.")).toBe("");
    expect(limitsInWords(number({ min: 0, max: 10_000 }), "From 0 to 10,000.")).toBe("");
  });
});

test("a doc comment's parts are read", () => {
  const doc = readDoc(`/**
   * Lists things,
   * all of them. @default 3
   *
   * @param name what it
   *   is called
   * @throws HoneycombNotFoundError when there is none
   *
   * @example
   * \`\`\`ts
   * if (yes) {
   *   run();
   * }
   * \`\`\`
   */`);
  expect(doc).toMatchObject({
    text: "Lists things,\nall of them.",
    default: "3",
    throws: [{ name: "HoneycombNotFoundError", when: "when there is none" }],
    examples: ["if (yes) {\n  run();\n}"],
  });
  expect(doc.params.get("name")).toMatch(/^what it\s+is called$/);
});

test("an example imports what it uses", () => {
  expect(withImports("const list = await client.columns.list(ALL_DATASETS);", "async")).toBe(
    'import { ALL_DATASETS } from "@honeycomb/async";\n\nconst list = await client.columns.list(ALL_DATASETS);',
  );
  expect(withImports("const spec: QuerySpec = {};", "sync")).toContain(
    "import { type QuerySpec } from",
  );
  expect(withImports("client.all((c) => [c.queries.get()]);", "sync")).not.toContain("import");
});
