import { castTo } from "../events/convert.ts";
import type { Operand } from "../events/database.ts";
import type { EventTable } from "../events/event-table.ts";
import { columnsIn, compileExpression } from "./expression.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";
import type { TimeRange } from "./time-range.ts";

/** A column that is calculated from other columns. */
export interface CalculatedColumn {
  readonly name: string;
  readonly expression: string;
}

/** How many subqueries can be nested. DuckDB's limit is not much higher. */
const maxStages = 200;

const tooDeep = () =>
  new QueryError("the sandbox can't compute expressions that are nested so deeply");

/** The columns that a query uses. They can come from several datasets. */
export class Columns {
  readonly #tables: readonly EventTable[];
  readonly #calculated: ReadonlyMap<string, string>;
  readonly #parameters: Parameters;
  readonly #used = new Map<string, Operand>();
  /** SQL with names. It can refer to the names of earlier stages. */
  readonly #stages: string[][] = [];
  /** The stage of each name. */
  readonly #stageOf = new Map<string, number>();
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
    if (this.#pending.size === maxStages) throw tooDeep();
    this.#pending.add(name);
    try {
      // Before it is compiled, so that the calls of `use` don't add to those of nested functions.
      for (const column of columnsIn(expression)) this.use(column);
      const compiled = compileExpression(
        expression,
        { use: (column) => this.use(column), name: (operand) => this.#name(operand) },
        this.#parameters,
      );
      return this.#name(compiled);
    } finally {
      this.#pending.delete(name);
    }
  }

  /** Gives SQL a name, which stands for it in later stages. */
  #name({ sql, type }: Operand): Operand {
    const used = sql.match(/\bg\d+\b/g) ?? [];
    const stage = used.reduce((max, name) => Math.max(max, (this.#stageOf.get(name) ?? 0) + 1), 0);
    if (stage === maxStages) throw tooDeep();
    const name = `g${this.#stageOf.size}`;
    this.#stageOf.set(name, stage);
    const values = this.#stages[stage] ?? [];
    this.#stages[stage] = values;
    values.push(`${sql} AS ${name}`);
    return { sql: name, type };
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
    // A subquery for each stage: with a name in the same one, DuckDB would replace it with the SQL.
    return this.#stages.reduce(
      (events, values) => `(SELECT *, ${values.join(", ")} FROM ${events})`,
      `(${selects.join(" UNION ALL ") || nothing})`,
    );
  }
}
