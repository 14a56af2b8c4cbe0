import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Editor, type Hover } from "./editor.ts";
import { libraries } from "./libraries.ts";
import { type Unpacked, unpack } from "./unpacked.ts";

// The published declarations, as an editor shows them.

let unpacked: Unpacked;
let editor: Editor;
/** Every name and member that the packages export. Schemas are left out: they are valibot's by design. */
let declarations: Hover[];
/** The methods of clients and builders, where a program uses them. */
let methods: Hover[];

beforeAll(async () => {
  unpacked = await unpack();
  editor = new Editor(unpacked.folder);
  const isSchemas = (module: string) => module.endsWith("/schemas");
  declarations = editor.declarationsOf(unpacked.modules.filter((module) => !isSchemas(module)));
  const builders = editor.exportsOf("@honeycomb/core").filter((name) => name.endsWith("Builder"));
  methods = editor.methodsOf([
    'import("@honeycomb/async").HoneycombClient',
    'import("@honeycomb/sync").HoneycombClient',
    'import("@honeycomb/core").HoneycombApi<"call">',
    ...builders.map((name) => `import("@honeycomb/core").${name}`),
  ]);
}, 60_000);
afterAll(() => unpacked?.[Symbol.asyncDispose]());

describe("an editor", () => {
  test("shows a doc comment for every name, field and method", () => {
    // An operation describes itself in its `summary`.
    const isOperation = ({ name }: Hover) => name.startsWith("@honeycomb/core: operations.");
    expect(
      undocumented([...declarations, ...methods].filter((each) => !isOperation(each))),
    ).toEqual([]);
  });

  test("shows no helper types and no types of valibot", () => {
    expect(unreadable([...declarations, ...methods])).toEqual([]);
  });

  test("shows each method with the result of its client", () => {
    const list = methods.filter(({ name }) => name.endsWith("Client: triggers.list"));
    expect(list.map(({ text }) => text)).toEqual([
      '(method) Triggers<"async">.list(datasetSlug: string, options?: RequestOptions): Promise<Trigger[]>',
      '(method) Triggers<"sync">.list(datasetSlug: string, options?: RequestOptions): Trigger[]',
    ]);
  });

  test("would show what a package leaves undocumented or hides behind a helper type", async () => {
    const source = `
      import type { StringSchema } from "valibot";
      /** Documented. */
      export interface Sample {
        /** Documented. */
        documented: { undocumented: string }[];
        /** Documented. */
        omits: Omit<Sample, "omits">;
        /** Documented. */
        validates?: StringSchema<undefined>;
      }
      /** Documented. */
      export class Methods { undocumented(): void {} }
    `;
    await writeFile(join(unpacked.folder, "sample.ts"), source);
    const sample = editor.declarationsOf(["./sample.js"]);
    expect(undocumented(sample)).toEqual([
      "./sample.js: Sample.documented[].undocumented",
      "./sample.js: Methods.undocumented",
    ]);
    expect(unreadable(sample)).toEqual([
      './sample.js: Sample.omits: (property) Sample.omits: Omit<Sample, "omits">',
      "./sample.js: Sample.validates: (property) Sample.validates?: StringSchema<undefined> | undefined",
    ]);
    const used = editor.methodsOf(['import("./sample.js").Methods']);
    expect(undocumented(used)).toEqual(['import("./sample.js").Methods: undocumented']);
  });
});

describe("@honeycomb/core", () => {
  test("exports fewer than 250 names, none of them too general for an import without a prefix", () => {
    const names = editor.exportsOf("@honeycomb/core");
    expect(names.length).toBeLessThan(250);
    expect(names.filter((name) => generalNames.has(name))).toEqual([]);
    expect(names).toContain("QueryFilter");
  });

  test("has small declarations: more than half of them is doc comments", async () => {
    const all = await readDeclarations("@honeycomb/core");
    const types = all.replaceAll(/^\s*\/\*\*.*?\*\/\n/gms, "");
    expect(types.length).toBeGreaterThan(100_000);
    // Doc comments may grow. Types that grow have often been inferred, instead of named.
    expect(types.length).toBeLessThan(150_000);
    expect(Buffer.byteLength(all)).toBeLessThan(300_000);
  });
});

// If two modules declare the same name, their bundle renames one, to a name such as `Value$1`.
test.for(Object.keys(libraries))(
  "the declarations of %s have the names of the sources",
  async (name) => {
    expect((await readDeclarations(name)).match(/\w+\$\d+/g)).toBe(null);
  },
);

async function readDeclarations(name: string): Promise<string> {
  const folder = join(unpacked.folder, "node_modules", name, "dist");
  const paths = (await readdir(folder, { recursive: true })).filter((each) =>
    each.endsWith(".d.ts"),
  );
  const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), "utf8")));
  return texts.join("");
}

const generalNames = new Set(
  [
    ["AnyRow", "Row", "SeriesPoint", "Calculation", "Filter", "Having", "Order", "Condition"],
    ["Input", "Output", "Values", "SettledValues", "Entry", "Item", "Value", "Data", "List"],
    ["Open", "Known", "Schema", "Source", "Builder", "Options", "Config", "Request", "Response"],
    ["once", "bundle", "Host", "Run", "Runner", "Effect", "Session", "Resource", "Error"],
  ].flat(),
);

function undocumented(hovers: readonly Hover[]): string[] {
  return hovers.filter(({ documentation }) => documentation === "").map(({ name }) => name);
}

function unreadable(hovers: readonly Hover[]): string[] {
  const helpers = ["Omit", "Pick", "Open", "Known", "Unlisted", "Plain"];
  const foreign = editor.exportsOf("valibot").filter((name) => /^[A-Z]/.test(name));
  const hidden = new RegExp(`\\b((${helpers.join("|")})<|(${foreign.join("|")})\\b|v\\.)`);
  return hovers
    .filter(({ text }) => hidden.test(text.replaceAll(/"[^"]*"/g, '""')))
    .map(({ name, text }) => `${name}: ${text}`);
}
