import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { QueryError } from "../query/query-error.ts";

/** A value of the database. */
export type Scalar = string | number | boolean;

/** A row, by the identifiers of its columns. */
export type Row = Readonly<Record<string, Scalar | null>>;

/** The type of a column in the database. */
export type StorageType = "VARCHAR" | "DOUBLE" | "BOOLEAN";

/** A value in SQL. */
export interface Operand {
  readonly sql: string;
  readonly type: StorageType;
}

/** Values of one column to insert. */
export interface ColumnValues {
  readonly type: StorageType;
  readonly values: readonly (Scalar | null)[];
}

interface Limits {
  /** How long a statement can take. @default 10, like Honeycomb's queries */
  readonly maxSeconds?: number;
  /** How much memory the data and a statement can take. @default "1GB" */
  readonly maxMemory?: string;
}

/**
 * An in-memory DuckDB. It is imported when it is first needed, because loading its native code is
 * slow.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #duckdb: typeof import("@duckdb/node-api");

  readonly #maxSeconds: number;

  private constructor(
    duckdb: typeof import("@duckdb/node-api"),
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    maxSeconds: number,
  ) {
    this.#duckdb = duckdb;
    this.#instance = instance;
    this.#connection = connection;
    this.#maxSeconds = maxSeconds;
  }

  static async open({ maxSeconds = 10, maxMemory = "1GB" }: Limits = {}): Promise<Database> {
    const duckdb = await import("@duckdb/node-api");
    const instance = await duckdb.DuckDBInstance.create(":memory:", {
      // A single thread adds numbers in a fixed order, so that sums of fractions are reproducible.
      threads: "1",
      memory_limit: maxMemory,
      // What doesn't fit into memory is not written to a disk instead.
      temp_directory: "",
    });
    return new Database(duckdb, instance, await instance.connect(), maxSeconds);
  }

  /** @throws QueryError when a value is not valid, or the statement takes too much time or memory */
  async run(sql: string, parameters: readonly Scalar[] = []): Promise<void> {
    await this.#limited(this.#connection.run(sql, [...parameters], this.#typesOf(parameters)));
  }

  /** @throws QueryError when a value is not valid, or the statement takes too much time or memory */
  async query(sql: string, parameters: readonly Scalar[] = []): Promise<Row[]> {
    const types = this.#typesOf(parameters);
    const reader = await this.#limited(this.#connection.runAndReadAll(sql, [...parameters], types));
    // Every query casts its columns to one of the storage types.
    return reader.getRowObjectsJS() as Row[];
  }

  async #limited<T>(running: Promise<T>): Promise<T> {
    const timer = setTimeout(() => this.#connection.interrupt(), this.#maxSeconds * 1000);
    try {
      return await running;
    } catch (error) {
      throw toQueryError(error, this.#maxSeconds);
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Inserts rows, passed column by column in the order of the table.
   *
   * @throws QueryError when they take too much time or memory
   */
  insert(table: string, columns: readonly ColumnValues[]): Promise<void> {
    return this.#limited(this.#append(table, columns));
  }

  async #append(table: string, columns: readonly ColumnValues[]): Promise<void> {
    const { DuckDBDataChunk, VARCHAR, DOUBLE, BOOLEAN } = this.#duckdb;
    const types = { VARCHAR, DOUBLE, BOOLEAN };
    const appender = await this.#connection.createAppender(table);
    const count = columns[0]?.values.length ?? 0;
    for (let start = 0; start < count; start += chunkSize) {
      const end = Math.min(start + chunkSize, count);
      const chunk = DuckDBDataChunk.create(
        columns.map(({ type }) => types[type]),
        end - start,
      );
      chunk.setColumns(columns.map(({ values }) => values.slice(start, end) as DuckDBValue[]));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }

  /** Without types, whole numbers would be passed as integers, which can be too large for that. */
  #typesOf(parameters: readonly Scalar[]): DuckDBType[] {
    const { VARCHAR, DOUBLE, BOOLEAN } = this.#duckdb;
    const types = { string: VARCHAR, number: DOUBLE, boolean: BOOLEAN };
    return parameters.map((value) => types[typeof value as keyof typeof types]);
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** Converts errors that are due to a query and its values. Other errors are mistakes of the sandbox. */
function toQueryError(error: unknown, maxSeconds: number): unknown {
  const { message, kind } =
    /^(?<kind>\w[\w ]*) Error: (?<message>.*)/.exec(error instanceof Error ? error.message : "")
      ?.groups ?? {};
  switch (kind) {
    case "Conversion":
    case "Invalid Input":
    case "Out of Range":
      return new QueryError(`${kind} Error: ${message}`);
    case "Out of Memory":
      return new QueryError("the query needs too much memory");
    case "INTERRUPT":
      return new QueryError(`the query takes longer than ${maxSeconds} seconds`);
    default:
      return error;
  }
}

/** The maximum number of rows in a chunk of DuckDB. */
const chunkSize = 2048;
