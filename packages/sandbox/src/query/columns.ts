import { castTo } from "../events/convert.ts";
import type { Operand } from "../events/database.ts";
import type { EventTable } from "../events/event-table.ts";
import { compileExpression } from "./expression.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";
import type { TimeRange } from "./time-range.ts";

/** A column that is calculated from others. */
export interface CalculatedColumn {
  readonly name: string;
  readonly expression: string;
}

/** The columns that a query uses, of one dataset or of several. */
export class Columns {
  readonly #tables: readonly EventTable[];
  readonly #calculated: ReadonlyMap<string, string>;
  readonly #parameters: Parameters;
  readonly #used = new Map<string, Operand>();
  /** The values of calculated columns that are used, each after those that it uses itself. */
  readonly #values: string[] = [];
  readonly #pending = new Set<string>();

  /** @param calculated of several with one name, the first counts */
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

  /** @throws QueryError where no dataset has it, or it can't be calculated */
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
    // Where datasets disagree, text is what they have in common.
    return { sql: `f${this.#used.size}`, type: types.size === 1 ? type : "VARCHAR" };
  }

  /** The events in a range of time with the columns that were used, as SQL to select from. */
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
