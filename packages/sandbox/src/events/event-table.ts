import type { Column } from "@honeycomb/core";
import { castTo, convert, storageTypeOf } from "./convert.ts";
import type { Database, Operand, Scalar, StorageType } from "./database.ts";

/** An event as it is kept. */
export interface StoredEvent {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** How many events it stands for. */
  readonly sampleRate: number;
  /** By column. */
  readonly data: Record<string, Scalar>;
}

/** The events of one dataset: at first a list, which goes to the database when it is asked for. */
export class EventTable {
  /** The table's name in SQL. */
  readonly name: string;
  /** In the table's order, also those that were removed, which have no name any more. */
  readonly #columns: { name: string | undefined; sql: string; type: StorageType }[] = [];
  #pending: StoredEvent[] = [];
  #created = false;

  constructor(name: string) {
    this.name = name;
  }

  append(events: readonly StoredEvent[]): void {
    for (const event of events) this.#pending.push(event);
  }

  /** A column that has been flushed. */
  column(name: string): Operand | undefined {
    return this.#columns.find((column) => column.name === name);
  }

  /** Forgets a column, so that another one of its name starts empty. */
  removeColumn(name: string): void {
    for (const column of this.#columns) if (column.name === name) column.name = undefined;
    for (const { data } of this.#pending) delete data[name];
  }

  /** Takes the events out that are not in the database yet. */
  takePending(): readonly StoredEvent[] {
    const events = this.#pending;
    this.#pending = [];
    return events;
  }

  /** Brings the database up to date with a dataset's columns, and with events that were taken out. */
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
    const added = [];
    for (const { key_name, type } of columns) {
      const wanted = storageTypeOf(type);
      const column = known.get(key_name);
      if (column === undefined) {
        // Honeycomb's names never get into SQL: they may differ in case alone.
        const sql = `c${this.#columns.length}`;
        added.push(`${sql} ${wanted}`);
        this.#columns.push({ name: key_name, sql, type: wanted });
      } else if (column.type !== wanted) {
        const value = castTo(wanted, column);
        await database.run(
          `ALTER TABLE ${this.name} ALTER ${column.sql} TYPE ${wanted} USING ${value}`,
        );
        column.type = wanted;
      }
    }
    if (!this.#created) {
      this.#created = true;
      const definitions = ["time DOUBLE", "rate DOUBLE", ...added];
      await database.run(`CREATE TABLE ${this.name} (${definitions.join(", ")})`);
      return;
    }
    for (const definition of added) {
      await database.run(`ALTER TABLE ${this.name} ADD COLUMN ${definition}`);
    }
  }
}
