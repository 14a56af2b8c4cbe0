import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thrownBy } from "../../test/host.ts";
import { HoneycombInputError } from "../index.ts";
import { writeHeaders } from "./headers.ts";

describe("writeHeaders", () => {
  test("writes names in lowercase and values as text, and omits undefined values", () => {
    expect(writeHeaders({ "X-Honeycomb-Samplerate": 4, "X-Nothing": undefined })).toEqual({
      "x-honeycomb-samplerate": "4",
    });
  });

  test.each(["a\r\nx-injected: 1", "a\nb", "a\rb", "a\0b", "a\x7fb", "snow ☃"])(
    "rejects %j without showing it, since it may be a key",
    (ending) => {
      const act = () => writeHeaders({ "X-Proxy-Key": `top-secret${ending}` }, "createEvent");
      const error = thrownBy(act) as HoneycombInputError;
      expect(error).toBeInstanceOf(HoneycombInputError);
      expect(error.message).toBe(
        "Invalid input for createEvent: headers.X-Proxy-Key: expected text without line breaks and control characters",
      );
      expect(inspect(error, { depth: Infinity })).not.toContain("top-secret");
    },
  );

  test.each(["", "two words", "a:b", "a\r\nb", "é"])("rejects %j as a name", (name) => {
    expect(() => writeHeaders({ [name]: "1" })).toThrow("headers: expected the name of a header");
  });

  test("fetch accepts all headers that it returns", () => {
    const name = fc.string({ minLength: 1 }).filter((text) => text !== "__proto__");
    const value = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(fc.oneof(name, fc.constant("x-test")), value, (name, value) => {
        let written: Record<string, string>;
        try {
          written = writeHeaders({ [name]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(HoneycombInputError);
          return;
        }
        expect([...new Headers(written)]).toEqual([
          [name.toLowerCase(), value.replaceAll(/^[\t ]+|[\t ]+$/g, "")],
        ]);
      }),
    );
  });
});
