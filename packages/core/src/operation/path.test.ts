import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thrownBy } from "../../test/host.ts";
import { HoneycombInputError } from "../index.ts";
import { fillPath, writeQuery } from "./path.ts";

const template = "/1/triggers/{datasetSlug}/{triggerId}";
const fill = (datasetSlug: unknown, triggerId: unknown) =>
  fillPath(template, { datasetSlug, triggerId }, "getTrigger");

/** Any text, with what is special in URLs more often than chance would have it. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(".", "/", "\\", "%", "?", "#", ":", "@", "\0", " ", "2e", "é"),
  }),
);
/** Text that no URL can carry: a surrogate without its other half. */
const malformed = fc.constantFrom("\ud800", "a\udfffb", "\ude00\ud83d");

describe("fillPath", () => {
  test("fills in the parameters", () => {
    expect(fill("api", "t1")).toBe("/1/triggers/api/t1");
    expect(fill("__all__", "a b/c?d#e%f")).toBe("/1/triggers/__all__/a%20b%2Fc%3Fd%23e%25f");
    expect(fillPath("/1/datasets", {}, "listDatasets")).toBe("/1/datasets");
  });

  test("any text is encoded in its segment without changes, or is rejected", () => {
    fc.assert(
      fc.property(
        fc.oneof(text, malformed),
        fc.oneof(text, malformed),
        (datasetSlug, triggerId) => {
          let path: string;
          try {
            path = fill(datasetSlug, triggerId);
          } catch (error) {
            expect(error).toBeInstanceOf(HoneycombInputError);
            const rejected = (value: string) => /^\.*$/.test(value) || !value.isWellFormed();
            expect(rejected(datasetSlug) || rejected(triggerId)).toBe(true);
            return;
          }
          // As a server sees it, after the URL standard has resolved what it resolves.
          const url = new URL(`https://api.honeycomb.io${path}`);
          expect(url.host).toBe("api.honeycomb.io");
          expect(url.search + url.hash).toBe("");
          expect(url.pathname.split("/").map(decodeURIComponent)).toEqual([
            "",
            "1",
            "triggers",
            datasetSlug,
            triggerId,
          ]);
        },
      ),
    );
  });

  test.each(["", ".", "..", "....."])("rejects %j, which would lead to another path", (value) => {
    expect(() => fill("api", value)).toThrow(
      `Invalid input for getTrigger: triggerId: expected text that is not empty and not only dots, but it is "${value}"`,
    );
  });

  test.each([undefined, null, 7, ["t1"], {}])("rejects %j, which is not text", (value) => {
    expect(() => fill(value, "t1")).toThrow(
      "datasetSlug: expected text that is not empty and not only dots",
    );
  });

  test("rejects a lone surrogate", () => {
    const error = thrownBy(() => fill("api", "\ud83d")) as HoneycombInputError;
    expect(error).toBeInstanceOf(HoneycombInputError);
    expect(error.operation).toBe("getTrigger");
    expect(error.issues).toEqual([
      { path: "triggerId", message: 'expected well-formed text, but it is "\\ud83d"' },
    ]);
  });
});

describe("writeQuery", () => {
  test("omits undefined parameters, and the question mark if there are no others", () => {
    expect(writeQuery({})).toBe("");
    expect(writeQuery({ type: undefined })).toBe("");
    expect(writeQuery({ detailed: true, type: undefined })).toBe("?detailed=true");
  });

  test("writes JSON:API's names", () => {
    const query = writeQuery({ "page[size]": 20, "page[after]": "a+b/c=&d" });
    expect(query).toBe("?page%5Bsize%5D=20&page%5Bafter%5D=a%2Bb%2Fc%3D%26d");
    expect([...new URLSearchParams(query)]).toEqual([
      ["page[size]", "20"],
      ["page[after]", "a+b/c=&d"],
    ]);
  });

  test("any name and value can be decoded unchanged", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "grapheme" }),
        (name, value) => {
          const url = new URL(`https://api.honeycomb.io/1/x${writeQuery({ [name]: value })}`);
          expect(url.pathname + url.hash).toBe("/1/x");
          expect([...url.searchParams]).toEqual([[name, value]]);
        },
      ),
    );
  });
});
