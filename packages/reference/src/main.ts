import { join } from "node:path";
import { parseArgs } from "node:util";
import { findOutdated, writePages } from "./folder.ts";
import { createPages } from "./pages.ts";

const folder = join(import.meta.dirname, "../../../docs/reference");
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const pages = await createPages();

if (values.check) {
  const outdated = await findOutdated(folder, pages);
  if (outdated.length > 0) {
    console.error(`docs/reference differs from the sources: ${outdated.join(", ")}`);
    console.error("Write it anew: pnpm docs:reference");
    process.exitCode = 1;
  }
} else {
  await writePages(folder, pages);
}
