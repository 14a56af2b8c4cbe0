import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createOrderedId } from "../id.ts";
import { paginate } from "./paging.ts";

const url = new URL("https://api.honeycomb.io/1/signals?status=active&page[size]=1");

/** Follows the links to all pages. */
function collect<T>(all: readonly T[], size: number | undefined, positionOf?: (item: T) => string) {
  const pages: T[][] = [];
  let after: string | undefined;
  do {
    const query = { "page[after]": after, "page[size]": size };
    const { items, links } = paginate(all, query, url, positionOf);
    pages.push(items);
    after = links.next === null ? undefined : readAfter(links.next);
  } while (after !== undefined);
  return pages;
}

function readAfter(link: string): string {
  return new URL(link, url).searchParams.get("page[after]") ?? "";
}

test("every item is on one page, and all pages but the last are full", () => {
  const property = fc.property(
    fc.array(fc.nat(), { maxLength: 40 }),
    fc.integer({ min: 1, max: 12 }),
    (all, size) => {
      const pages = collect(all, size);
      expect(pages.flat()).toEqual(all);
      expect(pages.slice(0, -1).every((page) => page.length === size)).toBe(true);
      expect(pages).toHaveLength(Math.max(1, Math.ceil(all.length / size)));
    },
  );
  fc.assert(property);
});

test("a page has 20 items by default", () => {
  const pages = collect(
    Array.from({ length: 41 }, (_, index) => index),
    undefined,
  );
  expect(pages.map((page) => page.length)).toEqual([20, 20, 1]);
});

test("no item is skipped when others are deleted between two requests", () => {
  const ids = Array.from({ length: 5 }, () => createOrderedId("id"));
  const { items, links } = paginate(ids, { "page[size]": 2 }, url, (id) => id);
  expect(items).toEqual(ids.slice(0, 2));
  const query = { "page[after]": readAfter(links.next ?? ""), "page[size]": 2 };
  expect(paginate(ids.slice(2), query, url, (id) => id).items).toEqual(ids.slice(2, 4));
});

test("the link keeps the other query parameters", () => {
  const { links } = paginate(["a", "b"], { "page[size]": 1 }, url, (item) => item);
  expect(decodeURIComponent(links.next ?? "")).toBe(
    "/1/signals?status=active&page[size]=1&page[after]=a",
  );
});
