import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

export const run = promisify(execFile);
const workspace = join(import.meta.dirname, "../../..");

/** The published packages and their folders. */
export const folders = {
  "@honeycomb/core": "packages/core",
  "@honeycomb/http": "packages/http",
  "@honeycomb/async": "packages/async",
  "@honeycomb/sync": "packages/sync",
  "@honeycomb/sandbox": "packages/sandbox",
  "@honeycomb/cli": "apps/cli",
} as const;
export type PackageName = keyof typeof folders;

/**
 * A folder outside the workspace where one package is installed from its tarball. Programs
 * in it run with the Node at PACKAGE_TESTS_NODE, if that is set.
 */
export class Installation implements AsyncDisposable {
  readonly #name: PackageName;
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;

  private constructor(name: PackageName, folder: string, env: Record<string, string>) {
    this.#name = name;
    this.#folder = folder;
    const { PACKAGE_TESTS_NODE, PATH = "", HOME } = process.env;
    const first = PACKAGE_TESTS_NODE === undefined ? [] : [dirname(PACKAGE_TESTS_NODE)];
    this.#env = { PATH: [...first, PATH].join(delimiter), HOME, ...env };
  }

  /**
   * Installs a package with npm in an empty folder. The packages of this workspace that it depends on
   * are also installed from their tarballs, and not from the registry.
   *
   * @param env environment variables for its programs
   */
  static async create(name: PackageName, env: Record<string, string>): Promise<Installation> {
    const { [name]: tarball, ...others } = tarballs();
    const folder = await mkdtemp(join(tmpdir(), "honeycomb-package-"));
    const manifest = { type: "module", dependencies: { [name]: tarball }, overrides: others };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
    await run("npm", ["install", "--prefer-offline", ...quiet], { cwd: folder, timeout: 100_000 });
    return new Installation(name, folder, env);
  }

  /** Returns the path of a file in the folder. */
  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Returns the paths of the files of a package. */
  async files(name: PackageName): Promise<string[]> {
    const folder = this.#folderOf(name);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((path) => !path.startsWith("node_modules"));
  }

  /** Reads a file of a package. */
  async read(name: PackageName, path: string): Promise<string> {
    return await readFile(join(this.#folderOf(name), path), "utf8");
  }

  /** Returns the names of all packages that were installed with it. */
  async dependencies(): Promise<string[]> {
    const lockfile = await readFile(join(this.#folder, "package-lock.json"), "utf8");
    const { packages } = JSON.parse(lockfile) as { packages: Record<string, unknown> };
    const names = Object.keys(packages).map((path) => path.split("node_modules/").at(-1) ?? "");
    return [...new Set(names)].filter((name) => name !== "" && name !== this.#name).sort();
  }

  /**
   * Compiles the programs of libraries with TypeScript: as modules and as CommonJS for Node, and as
   * modules for a bundler.
   */
  async compile(
    libraries: readonly PackageName[],
    moduleResolution: "nodenext" | "bundler",
    { checkDeclarations = false } = {},
  ): Promise<void> {
    const extensions = moduleResolution === "nodenext" ? ["mts", "cts"] : ["ts"];
    const copies = libraries.flatMap((name) => {
      const program = baseName(name);
      const source = join(import.meta.dirname, "../programs", `${program}.ts`);
      return extensions.map((extension) => ({ source, copy: `${program}.${extension}` }));
    });
    await Promise.all(copies.map(({ source, copy }) => copyFile(source, this.path(copy))));
    const options = {
      module: moduleResolution === "nodenext" ? "nodenext" : "preserve",
      moduleResolution,
      target: "es2022",
      lib: "es2024,esnext.disposable,dom",
      types: "",
      strict: "true",
      [checkDeclarations ? "skipDefaultLibCheck" : "skipLibCheck"]: "true",
    };
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    await this.run("tsc", ["--ignoreConfig", ...flags, ...copies.map(({ copy }) => copy)]);
  }

  /** Runs the compiled program of a library, and returns what it prints. */
  async runProgram(name: PackageName, extension: "mjs" | "cjs" | "js"): Promise<string> {
    return await this.run("node", [`${baseName(name)}.${extension}`]);
  }

  /** Runs a command in the folder, and returns what it prints. */
  async run(command: string, args: readonly string[]): Promise<string> {
    try {
      const { stdout } = await run(command, args, { cwd: this.#folder, env: this.#env });
      return stdout.trim();
    } catch (error) {
      // The output of a compiler or a program says why it failed.
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`, { cause: error });
    }
  }

  #folderOf(name: PackageName): string {
    return join(this.#folder, "node_modules", name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}

/** Returns the name without the scope: `core`. */
function baseName(name: PackageName): string {
  return name.slice(name.indexOf("/") + 1);
}

function tarballs(): Record<PackageName, string> {
  const entries = Object.entries(folders).map(([name, folder]) => {
    const path = join(workspace, folder, "package.tgz");
    if (!existsSync(path)) throw new Error(`${path} is missing; "pnpm test" packs it first.`);
    return [name, `file:${path}`];
  });
  return Object.fromEntries(entries);
}
