import { afterEach, describe, expect, test, vi } from "vitest";
import { Configuration, readEnvironment } from "../transport.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe("readEnvironment", () => {
  test("reads the four variables", () => {
    const options = readEnvironment({
      HONEYCOMB_API_KEY: "hcaik_1",
      HONEYCOMB_MANAGEMENT_KEY: "hcamk_1",
      HONEYCOMB_MANAGEMENT_SECRET: "secret",
      HONEYCOMB_API_ENDPOINT: "https://api.eu1.honeycomb.io",
    });
    expect(options).toEqual({
      apiKey: "hcaik_1",
      managementKey: "hcamk_1",
      managementSecret: "secret",
      baseUrl: "https://api.eu1.honeycomb.io",
    });
  });

  test("reads the process's where none are given", () => {
    vi.stubEnv("HONEYCOMB_API_KEY", "hcaik_2");
    expect(readEnvironment()).toMatchObject({ apiKey: "hcaik_2" });
  });

  test("takes an empty variable for one that is not set", () => {
    const options = readEnvironment({ HONEYCOMB_API_KEY: "", HONEYCOMB_API_ENDPOINT: "" });
    expect(options).toEqual({});
    expect(() => new Configuration(options)).toThrow("A key is missing");
  });

  describe("in Deno, which throws for a variable that the program may not read", () => {
    /** The environment of a program that may read some variables. */
    const permitted = (variables: Readonly<Record<string, string>>) =>
      new Proxy(variables, {
        get(_, name) {
          if (Object.hasOwn(variables, name)) return variables[String(name)];
          throw new Error(`Requires env access to "${String(name)}"`);
        },
      });

    test.each([
      [{ HONEYCOMB_API_KEY: "hcaik_3" }, { apiKey: "hcaik_3" }],
      [{ HONEYCOMB_API_ENDPOINT: "https://proxy.example" }, { baseUrl: "https://proxy.example" }],
    ])("reads what it may: %j", (variables, options) => {
      expect(readEnvironment(permitted(variables))).toEqual(options);
    });

    test("says which permission is missing when it may read none", () => {
      expect(() => readEnvironment(permitted({}))).toThrow(
        'Requires env access to "HONEYCOMB_API_KEY"',
      );
    });
  });

  test("finds nothing where there is no process", () => {
    vi.stubGlobal("process", undefined);
    expect(readEnvironment()).toEqual({});
  });
});
