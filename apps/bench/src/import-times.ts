import { execFileSync } from "node:child_process";
import { measure } from "./rounds.ts";

/** How long it takes to start Node and import each package, as it is published, in milliseconds. */
export function importTimes(): Promise<Record<string, number>> {
  const start = (program: string) => () =>
    execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
      cwd: import.meta.dirname,
    });
  return measure(
    {
      "node alone": start(""),
      ...Object.fromEntries(
        ["core", "http", "async", "sync"].map((name) => [
          `@honeycomb/${name}`,
          start(`import "@honeycomb/${name}"`),
        ]),
      ),
    },
    { rounds: 7, turns: 1 },
  );
}
