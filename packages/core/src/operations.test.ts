import { describe, expect, test } from "vitest";
import { operations } from "./index.ts";

describe("operations", () => {
  test("are found by Honeycomb's ids", () => {
    for (const [key, { id }] of Object.entries(operations)) expect(key).toBe(id);
  });

  test("are one for each method and path", () => {
    const endpoints = Object.values(operations).map(
      ({ method, path }) => `${method} ${path.replaceAll(/\{.+?\}/g, "{}")}`,
    );
    expect([...new Set(endpoints)]).toEqual(endpoints);
  });

  test.each(Object.values(operations))("$id is whole", (operation) => {
    expect(operation.path).toMatch(/^\/[12](\/([\w-]+|\{\w+\}))+$/);
    expect(operation.auth).not.toEqual([]);
    // Version 2 of the API takes management keys, and version 1 none.
    expect(operation.auth.includes("management")).toBe(operation.path.startsWith("/2/"));
    expect(operation.errors.every((status) => status >= 400 && status < 600)).toBe(true);
    expect(operation.errors).toEqual([...new Set(operation.errors)].sort((a, b) => a - b));
    if (operation.method === "GET" || operation.method === "DELETE") {
      expect(operation.body).toBeUndefined();
    }
    if (operation.method === "GET") expect(operation.response).toBeDefined();
  });
});
