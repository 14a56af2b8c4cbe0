import type { Column } from "@honeycomb/core";
import { Database } from "./database.ts";
import { EventTable, type StoredEvent } from "./event-table.ts";

/** A dataset whose events are queried. */
interface QueriedDataset {
  readonly slug: string;
  readonly columns: ReadonlyMap<string, Column>;
}

/** The events of all datasets. The database is opened when they are first queried. */
export class EventStore {
  readonly #tables = new Map<string, EventTable>();
  #tableCount = 0;
  #database: Promise<Database> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Adds events. This is fast, because they are inserted into the database only when they are
   * queried.
   */
  append(slug: string, events: readonly StoredEvent[]): void {
    this.#table(slug).append(events);
  }

  /** Removes the events of a dataset. */
  remove(slug: string): void {
    const table = this.#tables.get(slug);
    this.#tables.delete(slug);
    if (table === undefined || this.#database === undefined) return;
    this.#enqueue((database) => database.run(`DROP TABLE IF EXISTS ${table.name}`));
  }

  /** Removes a column from the events of a dataset. */
  removeColumn(slug: string, name: string): void {
    this.#tables.get(slug)?.removeColumn(name);
  }

  /**
   * Calls a function with exclusive access to the database, which contains the events that the
   * datasets have at this moment. Calls wait for each other; events that arrive meanwhile are not
   * included.
   */
  use<T>(
    datasets: readonly QueriedDataset[],
    work: (database: Database, tables: readonly EventTable[]) => Promise<T>,
  ): Promise<T> {
    const snapshots = datasets.map(({ slug, columns }) => {
      const table = this.#table(slug);
      return { table, columns, events: table.takePending() };
    });
    return this.#enqueue(async (database) => {
      for (const { table, columns, events } of snapshots) {
        await table.flush(database, columns.values(), events);
      }
      return work(
        database,
        snapshots.map(({ table }) => table),
      );
    });
  }

  /** Closes the database after the pending calls. */
  close(): void {
    if (this.#database === undefined) return;
    this.#enqueue(async (database) => database.close());
  }

  #table(slug: string): EventTable {
    const existing = this.#tables.get(slug);
    if (existing !== undefined) return existing;
    const table = new EventTable(`events_${this.#tableCount++}`);
    this.#tables.set(slug, table);
    return table;
  }

  #enqueue<T>(work: (database: Database) => Promise<T>): Promise<T> {
    this.#database ??= Database.open();
    const database = this.#database;
    const done = this.#last.then(async () => work(await database));
    this.#last = done.catch(() => {});
    return done;
  }
}
