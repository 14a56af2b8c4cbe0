import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Pages, by the names of their files. */
export type Pages = ReadonlyMap<string, string>;

/** Which files of a folder are not what they should be: changed, missing, or too many. */
export async function findOutdated(folder: string, pages: Pages): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const present = await readdir(folder);
  const outdated: string[] = [];
  for (const file of new Set([...pages.keys(), ...present])) {
    const text = present.includes(file) ? await readFile(join(folder, file), "utf8") : undefined;
    if (text !== pages.get(file)) outdated.push(file);
  }
  return outdated;
}

/** Makes a folder hold the pages and nothing else. Files that are as they should be stay untouched. */
export async function writePages(folder: string, pages: Pages): Promise<void> {
  for (const file of await findOutdated(folder, pages)) {
    const text = pages.get(file);
    if (text === undefined) await rm(join(folder, file));
    else await writeFile(join(folder, file), text);
  }
}
