/** The query parameters of a paged list. */
interface PageQuery {
  readonly "page[after]"?: string | undefined;
  readonly "page[size]"?: number | undefined;
}

/** A part of a list, and the link to the next one. */
export interface Page<T> {
  readonly items: T[];
  readonly links: { readonly next: string | null };
}

const defaultSize = 20;

/**
 * Returns the requested page of a list. The cursor is the position of the last item, and not the
 * number of items before, so that no item is skipped when others are deleted between two requests.
 *
 * @param positionOf returns the sort key of an item
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
