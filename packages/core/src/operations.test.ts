import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { json, syncClient } from "../test/host.ts";
import { type Call, HoneycombAbortError, isCall, type Operation, operations } from "./index.ts";
import { Resources } from "./resources/api.list.ts";
import { callApi, type HoneycombApi } from "./transport.ts";

const folders = await readdir(new URL("resources/", import.meta.url), { withFileTypes: true });
const resources = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
const toCamelCase = (name: string) => name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
const namespaces = Object.entries(Object.getOwnPropertyDescriptors(Resources.prototype))
  .filter(([, { get }]) => get)
  .map(([name]) => name);

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

  test.each(Object.values(operations))("$id is complete", (operation: Operation) => {
    expect(operation.path).toMatch(/^\/[12](\/([\w-]+|\{\w+\}))+$/);
    expect(operation.auth).not.toEqual([]);
    // Version 2 of the API takes management keys, and version 1 none.
    expect(operation.auth.includes("management")).toBe(operation.path.startsWith("/2/"));
    expect(operation.summary).toMatch(/^[A-Z][^\n]*[^.\s]$/);
    expect(namespaces).toContain(operation.resource);
    if (operation.method === "GET" || operation.method === "DELETE") {
      expect(operation.body).toBeUndefined();
      expect(operation.idempotent).toBe(true);
    }
    if (operation.method === "GET") expect(operation.response).toBeDefined();
  });
});

describe("resources", () => {
  test("are the namespaces of a client", () => {
    expect(resources.map(toCamelCase).sort()).toEqual([...namespaces].sort());
  });

  test.each(resources)("%s has all its operations in `operations`", async (name) => {
    const own: object = await import(`./resources/${name}/operations.ts`);
    expect(Object.keys(own)).not.toEqual([]);
    for (const [id, operation] of Object.entries(own)) {
      expect(Object.entries(operations)).toContainEqual([id, operation]);
      expect(operation.resource).toBe(toCamelCase(name));
    }
  });
});

type Method = (...input: unknown[]) => unknown;

/** Every method of every namespace, in mode call. */
const methods = namespaces.flatMap((namespace) => {
  const resource = callApi()[namespace as keyof HoneycombApi<"call">] as unknown as Record<
    string,
    Method
  >;
  return Object.getOwnPropertyNames(Object.getPrototypeOf(resource))
    .filter((name) => name !== "constructor")
    .map((name): [string, Method] => [
      `${namespace}.${name}`,
      (...input) => resource[name]?.(...input),
    ]);
});

/** How many parameters a method has. `length` leaves out those with defaults. */
function countParameters(name: string): number {
  const [namespace, method] = name.split(".") as [keyof HoneycombApi<"call">, string];
  const source = String((callApi()[namespace] as unknown as Record<string, Method>)[method]);
  let [depth, commas, last] = [0, 0, ""];
  for (const character of source) {
    if (character === ")" && depth === 1) break;
    if ("({[".includes(character)) depth++;
    if (")}]".includes(character)) depth--;
    if (character === "," && depth === 1) commas++;
    if (character.trim() !== "") last = character;
  }
  // Rest parameters stand for a dataset, a query and the options.
  if (source.includes("(...")) return 3;
  return last === "," ? commas : commas + 1;
}

test.each(methods)("%s takes request options as its last argument", (name, method) => {
  const reason = new Error("aborted by the request option");
  const others = Array.from({ length: countParameters(name) - 1 }, () => "x");
  const { run, log } = syncClient(() => json({}));
  // With this option a call ends before it validates its input.
  const result = method(...others, { signal: AbortSignal.abort(reason) });
  expect(isCall(result)).toBe(true);
  const outcome = { error: undefined as unknown };
  try {
    run(result as Call<unknown>);
  } catch (error) {
    outcome.error = error;
  }
  expect(outcome.error).toBeInstanceOf(HoneycombAbortError);
  expect(outcome.error).toMatchObject({ cause: reason });
  expect(log).toEqual([]);
});
