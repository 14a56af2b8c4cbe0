import type { Scalar } from "../events/database.ts";

/** The values of a statement. They are bound, and never part of its text. */
export class Parameters {
  readonly values: Scalar[] = [];

  /** Adds a value and returns what stands for it in SQL. */
  add(value: Scalar): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
