import { type Call, call } from "../call/call.ts";
import type { Bundle } from "./bundle.ts";

/** Things that are created once, however often they are described. */
export class Unique<Description, Created> {
  readonly #toContent: (description: Description) => unknown;
  readonly #descriptions = new Map<string, Description>();
  readonly #created = new Map<string, Created>();

  /** @param toContent what two descriptions of the same thing have in common, as plain data */
  constructor(toContent: (description: Description) => unknown) {
    this.#toContent = toContent;
  }

  /** The first description of each, in the order in which they were added. */
  get descriptions(): Description[] {
    return [...this.#descriptions.values()];
  }

  add(description: Description): void {
    const key = this.#keyOf(description);
    if (!this.#descriptions.has(key)) this.#descriptions.set(key, description);
  }

  /** Creates them all at once, in that order. */
  create(bundle: Bundle, create: (description: Description) => Call<Created>): Call<Created[]> {
    const created = this.#created;
    return bundle.all(
      [...this.#descriptions].map(([key, description]) =>
        call(function* () {
          const value = yield* create(description);
          created.set(key, value);
          return value;
        }),
      ),
    );
  }

  /** What was created for a description, or for one that is the same. */
  get(description: Description): Created {
    const key = this.#keyOf(description);
    if (!this.#created.has(key)) throw new TypeError("It is not created yet");
    return this.#created.get(key) as Created;
  }

  #keyOf(description: Description): string {
    return JSON.stringify(this.#toContent(description), sortFields);
  }
}

/** Data is the same in whichever order its fields are. */
function sortFields(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
