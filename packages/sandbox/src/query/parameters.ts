import type { Scalar } from "../events/database.ts";

/** The values of a statement. They are bound, and never part of its text. */
export class Parameters {
  readonly values: Scalar[] = [];

  /** Adds a value and returns what stands for it in SQL. */
  add(value: Scalar): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** A statement with the values that it has a use for: DuckDB refuses others. */
  bind(sql: string): { sql: string; parameters: Scalar[] } {
    const used = new Map<string, number>();
    const numbered = sql.replace(/\$\d+/g, (placeholder) => {
      if (!used.has(placeholder)) used.set(placeholder, used.size + 1);
      return `$${used.get(placeholder)}`;
    });
    const parameters = [...used.keys()].map(
      // What stands for a value was returned by add.
      (placeholder) => this.values[Number(placeholder.slice(1)) - 1] as Scalar,
    );
    return { sql: numbered, parameters };
  }
}
