import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from "@duckdb/node-api";

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

/**
 * An in-memory DuckDB. It is imported when it is first needed, because loading its native code is
 * slow.
 */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #duckdb: typeof import("@duckdb/node-api");

  private constructor(
    duckdb: typeof import("@duckdb/node-api"),
    instance: DuckDBInstance,
    connection: DuckDBConnection,
  ) {
    this.#duckdb = duckdb;
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open(): Promise<Database> {
    const duckdb = await import("@duckdb/node-api");
    // A single thread adds numbers in a fixed order, so that sums of fractions are reproducible.
    const instance = await duckdb.DuckDBInstance.create(":memory:", { threads: "1" });
    return new Database(duckdb, instance, await instance.connect());
  }

  async run(sql: string, parameters: readonly Scalar[] = []): Promise<void> {
    await this.#connection.run(sql, [...parameters]);
  }

  async query(sql: string, parameters: readonly Scalar[] = []): Promise<Row[]> {
    const reader = await this.#connection.runAndReadAll(sql, [...parameters]);
    // Every query casts its columns to one of the storage types.
    return reader.getRowObjectsJS() as Row[];
  }

  /** Inserts rows, passed column by column in the order of the table. */
  async insert(table: string, columns: readonly ColumnValues[]): Promise<void> {
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

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}

/** The maximum number of rows in a chunk of DuckDB. */
const chunkSize = 2048;
