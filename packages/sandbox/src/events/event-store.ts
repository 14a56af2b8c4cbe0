import type { Column } from "@honeycomb/core";
import { Database } from "./database.ts";
import { EventTable, type StoredEvent } from "./event-table.ts";

/** A dataset whose events are asked for. */
interface AskedDataset {
  readonly slug: string;
  readonly columns: ReadonlyMap<string, Column>;
}

/** The events of all datasets, in a database that is opened when they are first asked for. */
export class EventStore {
  readonly #tables = new Map<string, EventTable>();
  #tableCount = 0;
  #database: Promise<Database> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** Keeps events. This is quick: they go to the database when they are asked for. */
  append(slug: string, events: readonly StoredEvent[]): void {
    this.#table(slug).append(events);
  }

  /** Forgets a dataset's events. */
  remove(slug: string): void {
    const table = this.#tables.get(slug);
    this.#tables.delete(slug);
    if (table === undefined || this.#database === undefined) return;
    this.#enqueue((database) => database.run(`DROP TABLE IF EXISTS ${table.name}`));
  }

  /** Forgets a column of a dataset's events. */
  removeColumn(slug: string, name: string): void {
    this.#tables.get(slug)?.removeColumn(name);
  }

  /**
   * Works with the events that some datasets have now, alone: one after the other gets the database.
   * Events that come while it waits are not among them.
   */
  use<T>(
    datasets: readonly AskedDataset[],
    work: (database: Database, tables: readonly EventTable[]) => Promise<T>,
  ): Promise<T> {
    const asked = datasets.map(({ slug, columns }) => {
      const table = this.#table(slug);
      return { table, columns, events: table.takePending() };
    });
    return this.#enqueue(async (database) => {
      for (const { table, columns, events } of asked) {
        await table.flush(database, columns.values(), events);
      }
      return work(
        database,
        asked.map(({ table }) => table),
      );
    });
  }

  /** Lets go of the database once what is under way has ended. */
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
