import { slug } from "github-slugger";
import type { Declaration } from "../source/module.ts";

/** Where things are described. */
export class Site {
  readonly #places = new Map<Declaration, { file: string; heading: string }>();
  readonly #operations = new Map<string, string>();
  readonly #shared: ReadonlySet<Declaration>;

  /** @param shared what is described on a page of its own as soon as something refers to it */
  constructor(shared: Iterable<Declaration>) {
    this.#shared = new Set(shared);
  }

  /** Says where a declaration is described. */
  place(declaration: Declaration, file: string, heading = declaration.name): void {
    this.#places.set(declaration, { file, heading });
  }

  placeOperation(id: string, file: string): void {
    this.#operations.set(id, file);
  }

  /** What is described in a file, in the order of its names. */
  placedIn(file: string): Declaration[] {
    return [...this.#places]
      .filter(([, place]) => place.file === file)
      .map(([declaration]) => declaration)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** The address of a declaration's description; undefined where there is none. */
  hrefOf(declaration: Declaration, from: string): string | undefined {
    if (!this.#places.has(declaration) && this.#shared.has(declaration)) {
      this.place(declaration, sharedTypes);
    }
    const place = this.#places.get(declaration);
    return place && hrefTo(place.file, place.heading, from);
  }

  hrefOfOperation(id: string, from: string): string {
    const file = this.#operations.get(id);
    if (file === undefined) throw new Error(`${id} is on no page`);
    return hrefTo(file, id, from);
  }
}

/** The page of types that more than one other page needs. */
export const sharedTypes = "types.md";

/** The address of a heading in a file. */
export function hrefTo(file: string, heading: string, from: string): string {
  const anchor = heading === "" ? "" : `#${slug(heading)}`;
  return file === from && anchor !== "" ? anchor : `${file}${anchor}`;
}
