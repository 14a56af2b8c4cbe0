import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findOutdated, referenceFolder } from "./folder.ts";
import { writeReference } from "./reference.ts";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

if (values.check) {
  const fresh = await mkdtemp(join(tmpdir(), "honeycomb-reference-"));
  try {
    await writeReference(fresh);
    const outdated = await findOutdated(referenceFolder, fresh);
    if (outdated.length > 0) {
      console.error(`docs/reference is stale: ${outdated.join(", ")}`);
      console.error("Run: pnpm docs:reference");
      process.exitCode = 1;
    }
  } finally {
    await rm(fresh, { recursive: true });
  }
} else {
  await writeReference(referenceFolder);
}
