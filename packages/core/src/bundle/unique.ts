import { type Call, call } from "../call/call.ts";
import type { Bundle } from "./bundle.ts";

/** Creates each distinct resource once, even when several descriptions of it are added. */
export class Unique<Description, Created> {
  readonly #toContent: (description: Description) => unknown;
  readonly #descriptions = new Map<string, Description>();
  readonly #created = new Map<string, Created>();

  /** @param toContent returns, as plain data, what is equal in two descriptions of one resource */
  constructor(toContent: (description: Description) => unknown) {
    this.#toContent = toContent;
  }

  /** The first description of each resource, in the order in which they were added. */
  get descriptions(): Description[] {
    return [...this.#descriptions.values()];
  }

  add(description: Description): void {
    const key = this.#keyOf(description);
    if (!this.#descriptions.has(key)) this.#descriptions.set(key, description);
  }

  /** Creates the resources concurrently. Returns them in the same order. */
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

  /** The resource that was created for this description, or for an equal one. */
  get(description: Description): Created {
    const key = this.#keyOf(description);
    if (!this.#created.has(key)) throw new TypeError("The resource is not created yet");
    return this.#created.get(key) as Created;
  }

  #keyOf(description: Description): string {
    return JSON.stringify(this.#toContent(description), sortFields);
  }
}

/** A replacer for `JSON.stringify` that ignores the order of fields. */
function sortFields(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
