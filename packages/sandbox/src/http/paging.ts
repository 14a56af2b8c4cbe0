/** The query parameters of a list with pages. */
interface PageQuery {
  readonly "page[after]"?: string | undefined;
  readonly "page[size]"?: number | undefined;
}

/** A part of a list, and where the rest is. */
export interface Page<T> {
  readonly items: T[];
  readonly links: { readonly next: string | null };
}

/** How many entries a page holds, where nobody says. */
const defaultSize = 20;

/**
 * The page of a list that is asked for. Its end is remembered by an entry's position and not by how
 * many came before, so that nothing is left out when entries are deleted between two pages.
 *
 * @param positionOf a text by which the entries are in order
 */
export function paginate<T>(
  all: readonly T[],
  { "page[after]": after = "", "page[size]": size = defaultSize }: PageQuery,
  url: URL,
  positionOf: (item: T, index: number) => string = toPosition,
): Page<T> {
  const rest = all
    .map((item, index) => ({ item, position: positionOf(item, index) }))
    .filter(({ position }) => position > after);
  const page = rest.slice(0, size);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    links: { next: last && rest.length > page.length ? linkTo(last.position, size, url) : null },
  };
}

function toPosition(_: unknown, index: number): string {
  return String(index).padStart(10, "0");
}

function linkTo(position: string, size: number, { pathname, searchParams }: URL): string {
  const parameters = new URLSearchParams(searchParams);
  parameters.set("page[after]", position);
  parameters.set("page[size]", String(size));
  return `${pathname}?${parameters}`;
}
