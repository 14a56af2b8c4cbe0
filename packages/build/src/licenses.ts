import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes the licenses of third-party packages that were bundled, as these licenses require. */
export async function writeLicenses(files: readonly string[]): Promise<void> {
  const folders = new Set(files.map(packageFolder).filter((folder) => folder !== undefined));
  if (folders.size === 0) return;
  const licenses = await Promise.all([...folders].map(readLicense));
  await writeFile("dist/THIRD-PARTY-LICENSES.txt", licenses.sort().join(`\n${"-".repeat(80)}\n\n`));
}

/** Returns the folder of the third-party package that a file belongs to. */
function packageFolder(file: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll("\\", "/"))?.[0];
}

async function readLicense(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const file = (await readdir(folder)).find((name) => /^licen[cs]e\b/i.test(name));
  if (file === undefined) throw new Error(`${name} has no license file; its license is ${license}`);
  const text = await readFile(join(folder, file), "utf8");
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}
