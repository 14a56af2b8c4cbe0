import { castTo } from "../events/convert.ts";
import type { Operand } from "../events/database.ts";
import type { EventTable } from "../events/event-table.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";
import type { TimeRange } from "./time-range.ts";

/** The columns that a query uses, of one dataset or of several. */
export class Columns {
  readonly #tables: readonly EventTable[];
  readonly #calculatedFields: ReadonlySet<string>;
  readonly #used = new Map<string, Operand>();

  constructor(tables: readonly EventTable[], calculatedFields: Iterable<string>) {
    this.#tables = tables;
    this.#calculatedFields = new Set(calculatedFields);
  }

  /** @throws QueryError where no dataset has it */
  use(name: string): Operand {
    const used = this.#used.get(name);
    if (used !== undefined) return used;
    if (this.#calculatedFields.has(name)) {
      throw new QueryError(`the sandbox does not compute calculated fields: "${name}"`);
    }
    const types = new Set(
      this.#tables.map((table) => table.column(name)?.type).filter((type) => type !== undefined),
    );
    const [type] = types;
    if (type === undefined) throw new QueryError(`there is no column "${name}"`);
    // Where datasets disagree, text is what they have in common.
    const operand: Operand = {
      sql: `f${this.#used.size}`,
      type: types.size === 1 ? type : "VARCHAR",
    };
    this.#used.set(name, operand);
    return operand;
  }

  /** The events in a range of time with the columns that were used, as SQL to select from. */
  source({ start, end }: TimeRange, parameters: Parameters): string {
    const range = `time >= ${parameters.add(start)} AND time < ${parameters.add(end)}`;
    const selects = this.#tables.map((table) => {
      const values = [...this.#used].map(([name, { sql, type }]) => {
        const column = table.column(name);
        return `${column ? castTo(type, column) : `CAST(NULL AS ${type})`} AS ${sql}`;
      });
      return `SELECT ${["time", "rate", ...values].join(", ")} FROM ${table.name} WHERE ${range}`;
    });
    // An environment may have no datasets yet.
    const nothing = `SELECT * FROM (SELECT CAST(0 AS DOUBLE) AS time, CAST(1 AS DOUBLE) AS rate)
      WHERE FALSE AND ${range}`;
    return `(${selects.join(" UNION ALL ") || nothing})`;
  }
}
