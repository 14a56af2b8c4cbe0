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
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const child = spawn(process.execPath, ["--conditions=@honeycomb/source", main], {
      env: { PATH, NODE_COMPILE_CACHE },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const exited = once(child, "exit");
    [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    [code] = await exited;
  }, 60_000);

  /** Returns the text under a heading. */
  function section(title: string): string {
    const found = output.split("\n# ").find((part) => part.startsWith(title));
    if (found === undefined) throw new Error(`There is no section "${title}" in:\n${output}`);
    return found;
  }

  function seconds(title: string): number {
    return Number(/took (\d+\.\d\d) s/.exec(section(title))?.[1]);
  }

  it("exits without errors", () => {
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
  });

  it("shows the datasets", () => {
    expect(section("List datasets")).toContain("'frontend'");
  });

  it("shows the result of a query, and the code that ran it", () => {
    expect(section("Find slow pages")).toContain("asyncClient.queryResults.run(");
    expect(section("Find slow pages")).toMatch(/│ .*COUNT.*P99\(duration_ms\)/);
  });

  it("shows that concurrent requests take the time of one, also when they block", () => {
    const sequential = seconds("Ten requests blocking, one after the other");

    expect(sequential).toBeGreaterThanOrEqual(1);
    expect(seconds("Ten requests with promises, concurrently")).toBeLessThan(sequential / 2);
    expect(seconds("Ten requests blocking, concurrently")).toBeLessThan(sequential / 2);
  });

  it("creates a trigger for each dataset", () => {
    expect(section("Create a trigger for each dataset")).toMatch(/^Created trigger \S+ for /m);
  });

  it("shows what errors look like", () => {
    expect(section("Invalid input")).toMatch(/^HoneycombInputError: Invalid input.* frequency: /m);
    expect(section("A dataset that doesn't exist")).toMatch(
      /^HoneycombNotFoundError: getDataset: 404/m,
    );
  });

  it("prints what to try next", () => {
    expect(output).toContain("What to try next:");
  });
});
