import type { DuckDBConnection, DuckDBInstance, DuckDBValue } from "@duckdb/node-api";

/** A value as it goes to the database and comes back. */
export type Scalar = string | number | boolean;

/** A row by its columns' identifiers. */
export type Row = Readonly<Record<string, Scalar | null>>;

/** What a column of the database holds. */
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

/** A DuckDB in memory. It is loaded when it is first needed: its native code takes a while. */
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
    // One thread adds in one order, so that sums of fractions come out the same every time.
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

  /** Inserts rows, given column by column in the table's order. */
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

/** How many rows DuckDB takes at once. */
const chunkSize = 2048;
