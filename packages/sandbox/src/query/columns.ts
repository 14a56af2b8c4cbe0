import { castTo } from "../events/convert.ts";
import type { Operand } from "../events/database.ts";
import type { EventTable } from "../events/event-table.ts";
import { compileExpression } from "./expression.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";
import type { TimeRange } from "./time-range.ts";

/** A column that is calculated from other columns. */
export interface CalculatedColumn {
  readonly name: string;
  readonly expression: string;
}

/** The columns that a query uses. They can come from several datasets. */
export class Columns {
  readonly #tables: readonly EventTable[];
  readonly #calculated: ReadonlyMap<string, string>;
  readonly #parameters: Parameters;
  readonly #used = new Map<string, Operand>();
  /** The SQL of used calculated columns. Each comes after those that it depends on. */
  readonly #values: string[] = [];
  readonly #pending = new Set<string>();

  /** @param calculated if several have the same name, the first one is used */
  constructor(
    tables: readonly EventTable[],
    calculated: readonly CalculatedColumn[],
    parameters: Parameters,
  ) {
    this.#tables = tables;
    this.#calculated = new Map(
      calculated.map(({ name, expression }) => [name, expression] as const).reverse(),
    );
    this.#parameters = parameters;
  }

  /** @throws QueryError when no dataset has the column, or when it can't be calculated */
  use(name: string): Operand {
    const used = this.#used.get(name);
    if (used !== undefined) return used;
    const expression = this.#calculated.get(name);
    const operand =
      expression === undefined ? this.#stored(name) : this.#calculate(name, expression);
    this.#used.set(name, operand);
    return operand;
  }

  #calculate(name: string, expression: string): Operand {
    if (this.#pending.has(name)) throw new QueryError(`"${name}" is calculated from itself`);
    this.#pending.add(name);
    try {
      const { sql, type } = compileExpression(
        expression,
        (column) => this.use(column),
        this.#parameters,
      );
      const identifier = `g${this.#values.length}`;
      this.#values.push(`${sql} AS ${identifier}`);
      return { sql: identifier, type };
    } finally {
      this.#pending.delete(name);
    }
  }

  #stored(name: string): Operand {
    const types = new Set(
      this.#tables.map((table) => table.column(name)?.type).filter((type) => type !== undefined),
    );
    const [type] = types;
    if (type === undefined) throw new QueryError(`there is no column "${name}"`);
    // If the types in the datasets differ, all values are converted to text.
    return { sql: `f${this.#used.size}`, type: types.size === 1 ? type : "VARCHAR" };
  }

  /** Returns SQL that selects the events of a time range, with the columns that are used. */
  source({ start, end }: TimeRange): string {
    const range = `time >= ${this.#parameters.add(start)} AND time < ${this.#parameters.add(end)}`;
    const stored = [...this.#used].filter(([name]) => !this.#calculated.has(name));
    const selects = this.#tables.map((table) => {
      const values = stored.map(([name, { sql, type }]) => {
        const column = table.column(name);
        return `${column ? castTo(type, column) : `CAST(NULL AS ${type})`} AS ${sql}`;
      });
      return `SELECT ${["time", "rate", ...values].join(", ")} FROM ${table.name} WHERE ${range}`;
    });
    // An environment may have no datasets yet.
    const nothing = `SELECT * FROM (SELECT CAST(0 AS DOUBLE) AS time, CAST(1 AS DOUBLE) AS rate)
      WHERE FALSE AND ${range}`;
    const events = `(${selects.join(" UNION ALL ") || nothing})`;
    // A value may name the values before it.
    return this.#values.length === 0
      ? events
      : `(SELECT *, ${this.#values.join(", ")} FROM ${events})`;
  }
}
