import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** The reference as it is committed. */
export const referenceFolder = join(import.meta.dirname, "../../../docs/reference");

/** The pages of a folder, by their file names. */
export async function readPages(folder: string): Promise<Map<string, string>> {
  const files = await readdir(folder);
  return new Map(
    await Promise.all(
      files.map(async (file) => [file, await readFile(join(folder, file), "utf8")] as const),
    ),
  );
}

/** The files that are missing in a folder, that differ from the fresh ones, or that are left over. */
export async function findOutdated(folder: string, fresh: string): Promise<string[]> {
  const [actual, expected] = await Promise.all([readPages(folder), readPages(fresh)]);
  const files = new Set([...actual.keys(), ...expected.keys()]);
  return [...files].filter((file) => actual.get(file) !== expected.get(file)).sort();
}
