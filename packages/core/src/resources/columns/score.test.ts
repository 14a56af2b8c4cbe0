import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreName } from "./score.ts";

const letters = (minLength: number) =>
  fc.string({ unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz"), minLength, maxLength: 12 });
const word = letters(4);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join("."));

describe("scoreName", () => {
  test("prefers the better kind of match, however much of the name it matches", () => {
    const ways = [
      "status",
      "Status",
      "statuses",
      "status_of_a_response_to_a_request",
      "my.status",
      "http.response_status_of_a_request",
      "substatus",
      "a_thing_that_has_substatuses_in_it",
      "s.t.a.t.u.s",
      "statsu",
    ];
    const scores = ways.map((way) => scoreName(way, "status"));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(ways.length);
    expect(scores.at(-1)).toBeGreaterThan(0);
  });

  test.each([
    ["http.response.status_code", "status_code"],
    ["http.response.status_code", "code http"],
    ["responseStatusCode", "status code"],
    ["duration_ms", "DURATION"],
    ["duration_ms", "dms"],
    ["duration_ms", "duratoin"],
    ["http.response.status_code", "http respnose"],
    ["größe", "GRÖßE"],
  ])("finds %s by %j", (name, text) => {
    expect(scoreName(name, text)).toBeGreaterThan(0);
  });

  test.each([
    ["duration_ms", "status"],
    // The letters are in order, but start in the middle of a word.
    ["duration_ms", "rtm"],
    // In a word of two letters, a typo makes another word.
    ["id", "if"],
    ["http.route", "route error"],
    ["duration_ms", "..."],
  ])("does not find %s by %j", (name, text) => {
    expect(scoreName(name, text)).toBe(0);
  });

  test("is from 0 to 1, and 1 only for the name itself", () => {
    const any = fc.string({ unit: "binary", minLength: 1 });
    fc.assert(
      fc.property(fc.oneof(name, any), fc.oneof(name, any), (name, text) => {
        const score = scoreName(name, text);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(score === 1).toBe(name === text);
        expect(scoreName(name, name)).toBe(1);
      }),
    );
  });

  test("ranks the name first, then names that start with the text, then names that contain it", () => {
    fc.assert(
      fc.property(word, name, name, (text, before, after) => {
        fc.pre(!before.startsWith(text));
        const prefix = scoreName(`${text}.${after}`, text);
        const wordPart = scoreName(`${before}.${text}`, text);
        expect(1).toBeGreaterThan(prefix);
        expect(prefix).toBeGreaterThan(wordPart);
        expect(wordPart).toBeGreaterThan(scoreName([...text].join("."), text));
      }),
    );
  });

  test("prefers the shorter of names that start with the text", () => {
    fc.assert(
      fc.property(word, letters(1), letters(1), (text, more, evenMore) => {
        const short = scoreName(text + more, text);
        expect(short).toBeGreaterThan(scoreName(text + more + evenMore, text));
      }),
    );
  });

  test("tolerates a typo anywhere in a name, but prefers names without one", () => {
    const typo = fc.constantFrom("left out", "doubled", "replaced", "swapped");
    fc.assert(
      fc.property(word, name, fc.nat(), typo, (right, rest, at, typo) => {
        const index = at % right.length;
        const [head, letter, tail] = [right.slice(0, index), right[index], right.slice(index + 1)];
        const wrong = {
          "left out": head + tail,
          doubled: head + letter + letter + tail,
          replaced: `${head}ø${tail}`,
          swapped: head + (tail[0] ?? "") + letter + tail.slice(1),
        }[typo];
        const found = scoreName(`${right}.${rest}`, wrong);
        expect(found).toBeGreaterThan(0);
        expect(found).toBeLessThanOrEqual(scoreName(`${right}.${rest}`, right));
      }),
    );
  });
});
