import { expect } from "vitest";
import type { Installation, PackageName } from "./installation.ts";

/** A package that programs import. */
export type LibraryName = Exclude<PackageName, "@honeycomb/cli">;

interface Library {
  /** What its program in `programs` prints. */
  readonly prints: string;
  /** The packages that are installed with it: all, or those of this workspace. */
  readonly dependencies: readonly string[];
  readonly ownDependencies?: true;
}

export const libraries: Readonly<Record<LibraryName, Library>> = {
  "@honeycomb/core": { prints: "/1/datasets/api", dependencies: ["valibot"] },
  "@honeycomb/http": { prints: "200", dependencies: ["@honeycomb/core", "ky", "valibot"] },
  "@honeycomb/async": {
    prints: "API",
    dependencies: ["@honeycomb/core", "@honeycomb/http", "ky", "valibot"],
  },
  "@honeycomb/sync": { prints: "API", dependencies: ["@honeycomb/core", "valibot"] },
  "@honeycomb/sandbox": { prints: "API", dependencies: ["@honeycomb/core"], ownDependencies: true },
};

/** Expects that a library was installed with what it uses, and nothing else. */
export async function expectDependencies(
  installed: Installation,
  name: LibraryName,
): Promise<void> {
  const { dependencies, ownDependencies } = libraries[name];
  const all = await installed.dependencies();
  expect(ownDependencies ? all.filter(isOwn) : all).toEqual(dependencies);
}

/** Expects that the programs of libraries compile, and run as modules and as CommonJS. */
export async function expectPrograms(
  installed: Installation,
  names: readonly LibraryName[],
  options?: { readonly checkDeclarations: boolean },
): Promise<void> {
  await installed.compile(names, "nodenext", options);
  for (const name of names) {
    for (const extension of ["mjs", "cjs"] as const) {
      expect(await installed.runProgram(name, extension), name).toBe(libraries[name].prints);
    }
  }
}

/** Whether a package is one of this workspace. */
export function isOwn(name: string): boolean {
  return name.startsWith("@honeycomb/");
}
