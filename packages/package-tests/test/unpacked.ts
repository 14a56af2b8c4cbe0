import { mkdir, mkdtemp, readFile, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { folders, type PackageName, run } from "./installation.ts";

const workspace = join(import.meta.dirname, "../../..");

/** The packages that programs import. */
const libraries = (Object.keys(folders) as PackageName[]).filter(
  (name) => name !== "@honeycomb/cli",
);

/** A folder with the libraries from their tarballs, side by side. */
export interface Unpacked extends AsyncDisposable {
  readonly folder: string;
  /** Everything that programs can import, such as `@honeycomb/core/models`. */
  readonly modules: readonly string[];
}

/**
 * Unpacks the libraries into a folder outside the workspace. Unlike an `Installation`, it takes other
 * people's packages from the workspace. That is enough for a compiler, and takes a moment.
 */
export async function unpack(): Promise<Unpacked> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "honeycomb-unpacked-")));
  const modules: string[] = [];
  const links = new Map<string, string>();
  for (const name of libraries) {
    const source = join(workspace, folders[name]);
    const target = join(folder, "node_modules", name);
    await mkdir(target, { recursive: true });
    await run("tar", ["-xzf", join(source, "package.tgz"), "-C", target, "--strip-components=1"]);
    const manifest = JSON.parse(await readFile(join(target, "package.json"), "utf8"));
    modules.push(...Object.keys(manifest.exports).map((path) => join(name, path)));
    for (const dependency in { ...manifest.dependencies, ...manifest.peerDependencies }) {
      if (!(dependency in folders)) links.set(dependency, join(source, "node_modules", dependency));
    }
  }
  for (const [dependency, source] of links) {
    const link = join(folder, "node_modules", dependency);
    await mkdir(dirname(link), { recursive: true });
    await symlink(source, link);
  }
  return {
    folder,
    modules,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}
