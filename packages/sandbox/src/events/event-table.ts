import type { Column } from "@honeycomb/core";
import { castTo, convert, storageTypeOf } from "./convert.ts";
import type { Database, Operand, Scalar, StorageType } from "./database.ts";

/** A stored event. */
export interface StoredEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The number of events that it represents. */
  readonly sampleRate: number;
  /** By column. */
  readonly data: Record<string, Scalar>;
}

interface TableColumn {
  name: string | undefined;
  readonly sql: string;
  type: StorageType;
}

function define({ sql, type }: TableColumn): string {
  return `${sql} ${type}`;
}

/**
 * The events of one dataset. They are kept in a list until they are queried, and then in the
 * database.
 */
export class EventTable {
  /** The name of the table in SQL. */
  readonly name: string;
  /** In the order of the table. Removed columns are included, without a name. */
  readonly #columns: TableColumn[] = [];
  #pending: StoredEvent[] = [];
  #created = false;

  constructor(name: string) {
    this.name = name;
  }

  append(events: readonly StoredEvent[]): void {
    for (const event of events) this.#pending.push(event);
  }

  /** Returns a column that is in the database. */
  column(name: string): Operand | undefined {
    return this.#columns.find((column) => column.name === name);
  }

  /** Removes a column. A new column with the same name is empty. */
  removeColumn(name: string): void {
    for (const column of this.#columns) if (column.name === name) column.name = undefined;
    for (const { data } of this.#pending) delete data[name];
  }

  /** Removes and returns the events that are not in the database yet. */
  takePending(): readonly StoredEvent[] {
    const events = this.#pending;
    this.#pending = [];
    return events;
  }

  /** Updates the columns of the table, and inserts events. */
  async flush(
    database: Database,
    columns: Iterable<Column>,
    events: readonly StoredEvent[],
  ): Promise<void> {
    await this.#alter(database, columns);
    if (events.length === 0) return;
    await database.insert(this.name, [
      { type: "DOUBLE", values: events.map(({ time }) => time) },
      { type: "DOUBLE", values: events.map(({ sampleRate }) => sampleRate) },
      ...this.#columns.map(({ name, type }) => ({
        type,
        values: events.map(({ data }) => (name === undefined ? null : convert(data[name], type))),
      })),
    ]);
  }

  async #alter(database: Database, columns: Iterable<Column>): Promise<void> {
    const known = new Map(this.#columns.map((column) => [column.name, column]));
    const added: TableColumn[] = [];
    for (const { key_name, type } of columns) {
      const wanted = storageTypeOf(type);
      const column = known.get(key_name);
      if (column === undefined) {
        // SQL uses other names, since Honeycomb's may differ only in case.
        const sql = `c${this.#columns.length + added.length}`;
        added.push({ name: key_name, sql, type: wanted });
      } else if (column.type !== wanted) {
        const value = castTo(wanted, column);
        await database.run(
          `ALTER TABLE ${this.name} ALTER ${column.sql} TYPE ${wanted} USING ${value}`,
        );
        column.type = wanted;
      }
    }
    if (!this.#created) {
      const definitions = ["time DOUBLE", "rate DOUBLE", ...added.map(define)];
      await database.run(`CREATE TABLE ${this.name} (${definitions.join(", ")})`);
      this.#created = true;
      this.#columns.push(...added);
      return;
    }
    for (const column of added) {
      await database.run(`ALTER TABLE ${this.name} ADD COLUMN ${define(column)}`);
      this.#columns.push(column);
    }
  }
}
