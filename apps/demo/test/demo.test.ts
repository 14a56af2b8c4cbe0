import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

describe("the demo", () => {
  let code: number;
  let output: string;
  let errors: string;

  beforeAll(async () => {
    const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));
    const child = spawn(process.execPath, ["--conditions=@honeycomb/source", main], {
      env: { PATH: process.env.PATH },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const exited = once(child, "exit");
    [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    [code] = await exited;
  }, 60_000);

  /** What stands under a heading. */
  function section(title: string): string {
    const found = output.split("\n# ").find((part) => part.startsWith(title));
    if (found === undefined) throw new Error(`There is no section "${title}" in:\n${output}`);
    return found;
  }

  function seconds(title: string): number {
    return Number(/took (\d+\.\d\d) s/.exec(section(title))?.[1]);
  }

  it("ends by itself, and well", () => {
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
  });

  it("shows the datasets", () => {
    expect(section("Which datasets")).toContain("'frontend'");
  });

  it("shows what a query answers, and the code that asked", () => {
    expect(section("Which pages")).toContain("asyncClient.queryResults.run(");
    expect(section("Which pages")).toMatch(/│ .*COUNT.*P99\(duration_ms\)/);
  });

  it("shows that reads at once take the time of one, also where they block", () => {
    const oneByOne = seconds("Ten reads blocking, one by one");

    expect(oneByOne).toBeGreaterThanOrEqual(1);
    expect(seconds("Ten reads with promises, at once")).toBeLessThan(oneByOne / 2);
    expect(seconds("Ten reads blocking, at once")).toBeLessThan(oneByOne / 2);
  });

  it("creates a trigger for each dataset", () => {
    expect(section("A trigger for each dataset")).toMatch(/^Created trigger \S+ for /m);
  });

  it("shows what errors look like", () => {
    expect(section("Bad input")).toMatch(/^HoneycombInputError: Invalid input.* frequency: /m);
    expect(section("A dataset that isn't there")).toMatch(
      /^HoneycombNotFoundError: getDataset: 404/m,
    );
  });

  it("says what to try next", () => {
    expect(output).toContain("What to try next:");
  });
});
