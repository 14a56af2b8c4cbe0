import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import ts6 from "typescript-6";
import oldest from "typescript-oldest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Unpacked, unpack } from "../test/unpacked.ts";

// The declarations in programs of users, who check them, too: `skipLibCheck` is off.

let unpacked: Unpacked;
beforeAll(async () => {
  unpacked = await unpack();
});
afterAll(() => unpacked?.[Symbol.asyncDispose]());

/** The parts of the compiler that all versions share. */
type Compiler = Pick<
  typeof oldest,
  "createProgram" | "getPreEmitDiagnostics" | "flattenDiagnosticMessageText" | "versionMajorMinor"
>;

const compilers: Readonly<Record<string, Compiler>> = {
  "the oldest supported version": oldest,
  // The types of version 6 differ, such as its enums. Version 7 is the workspace's: see packages.test.ts.
  "version 6": ts6 as unknown as Compiler,
};

interface Mode {
  readonly module: number;
  readonly moduleResolution?: number;
}

const modes: Readonly<Record<"node16" | "nodenext" | "bundler", Mode>> = {
  node16: { module: oldest.ModuleKind.Node16 },
  nodenext: { module: oldest.ModuleKind.NodeNext },
  bundler: {
    module: oldest.ModuleKind.ESNext,
    moduleResolution: oldest.ModuleResolutionKind.Bundler,
  },
};

const options = { timeout: 120_000 };

describe.for(Object.entries(compilers))("%s of TypeScript", ([, compiler]) => {
  test.for(Object.entries(modes))("compiles programs in mode %s", options, async ([, mode]) => {
    expect(await compile(compiler, mode, program)).toEqual([]);
  });

  test("reports an error in a program", options, async () => {
    const wrong = `${program}\nexport const slug: number | undefined = datasets[0]?.slug;`;
    expect(await compile(compiler, modes.nodenext, wrong)).toEqual([
      "program.mts: Type 'string' is not assignable to type 'number'.",
    ]);
  });
});

test.each(["packages/core/README.md", "docs/getting-started.md"])(
  "%s names the oldest supported version",
  async (path) => {
    const text = await readFile(join(import.meta.dirname, "../../..", path), "utf8");
    expect(/TypeScript (\d+\.\d+) or later/.exec(text)?.[1]).toBe(oldest.versionMajorMinor);
  },
);

const program = `
import { HoneycombClient } from "@honeycomb/async";
import * as core from "@honeycomb/core";
import type { Trigger } from "@honeycomb/core/models";
import * as schemas from "@honeycomb/core/schemas";
import * as transport from "@honeycomb/core/transport";
import * as http from "@honeycomb/http";
import { createSandbox } from "@honeycomb/sandbox";
import { startSandbox } from "@honeycomb/sandbox/process";
import * as sync from "@honeycomb/sync";

const client = new HoneycombClient({ apiKey: "key" });
export const triggers: Promise<Trigger[]> = client.triggers.list("api");

const blocking = new sync.HoneycombClient({ apiKey: "key" });
export const datasets: core.Dataset[] = blocking.datasets.list();
export const { rows } = blocking.queryResults.run("api", {
  calculations: [{ op: "COUNT" }],
  breakdowns: ["service"],
});
export const count: number | undefined = rows[0]?.COUNT;

const query = new core.QueryBuilder().dataset("api").p99("duration_ms").lastHours(2);
export const results = client.queryResults.run(query);
export const updated = client.all((c) => [c.datasets.list(), c.triggers.get("api", "1")]);
export { createSandbox, http, schemas, startSandbox, transport };
`;

async function compile(compiler: Compiler, mode: Mode, text: string): Promise<string[]> {
  const path = join(unpacked.folder, "program.mts");
  await writeFile(path, text);
  const options = {
    ...mode,
    target: oldest.ScriptTarget.ES2022,
    lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts", "lib.dom.d.ts"],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    skipDefaultLibCheck: true,
  };
  const diagnostics = compiler.getPreEmitDiagnostics(compiler.createProgram([path], options));
  return diagnostics.map(({ file, messageText }) => {
    const message = compiler.flattenDiagnosticMessageText(messageText, "\n");
    return `${file && relative(unpacked.folder, file.fileName)}: ${message}`;
  });
}
