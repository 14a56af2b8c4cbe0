import type { Scalar } from "../events/database.ts";

/** The values of a SQL statement. They are bound as parameters, and never part of its text. */
export class Parameters {
  readonly values: Scalar[] = [];

  /** Adds a value. Returns its placeholder. */
  add(value: Scalar): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Returns a statement with the values that it uses. DuckDB rejects unused ones. */
  bind(sql: string): { sql: string; parameters: Scalar[] } {
    const used = new Map<string, number>();
    const numbered = sql.replace(/\$\d+/g, (placeholder) => {
      if (!used.has(placeholder)) used.set(placeholder, used.size + 1);
      return `$${used.get(placeholder)}`;
    });
    const parameters = [...used.keys()].map(
      // Every placeholder was returned by add.
      (placeholder) => this.values[Number(placeholder.slice(1)) - 1] as Scalar,
    );
    return { sql: numbered, parameters };
  }
}
