import { Builder } from "../../bundle/builder.ts";
import { buildFrom, checkDescription, type Source } from "../../bundle/description.ts";
import type { Tag } from "../../model/tag.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import type { BoardViewCreate } from "../board-views/models.ts";
import { type AnyQueryBuilder, toQuerySpec } from "../queries/builder.ts";
import { CalculationFilters } from "../queries/builder-filters.ts";
import type { QuerySpec } from "../queries/models.ts";
import type { SLODescription } from "../slos/create-from.ts";
import {
  type BoardDescription,
  BoardDescriptionSchema,
  type NewQueryPanel,
} from "./create-from-description.ts";
import type { BoardCreate, BoardPanelPosition, VisualizationSettings } from "./models.ts";

type QueryStyle = NonNullable<NonNullable<NewQueryPanel["query_panel"]>["query_style"]>;

/** How a query's panel looks, and where it stands. */
export interface QueryPanelOptions {
  /** Whether it shows a graph (Honeycomb's default), a table, or both. */
  readonly style?: QueryStyle | undefined;
  /** How its charts look. */
  readonly visualization?: VisualizationSettings | undefined;
  /** Where it stands. As long as no panel has coordinates, Honeycomb lays them out. */
  readonly position?: BoardPanelPosition | undefined;
}

/** A panel whose query is created with the board. What the query's builder names need not be named again. */
export interface NewQueryPanelOptions extends QueryPanelOptions {
  /** The query's dataset, or {@link ALL_DATASETS}. */
  readonly dataset?: string | undefined;
  /** What the panel is called, 1 to 320 characters. */
  readonly name?: string | undefined;
  /** What the panel shows, up to 1023 characters. */
  readonly description?: string | undefined;
}

interface State {
  readonly board: BoardDescription["board"];
  readonly panels: readonly (() => object)[];
  readonly views: readonly BoardViewCreate[];
}

/**
 * Builds a board with all that it needs. Each step returns a new builder and leaves the one it is
 * called on as it is. `boards.createFrom` creates what it describes. A query that several panels
 * show is created once.
 *
 * @example
 * ```ts
 * const requests = new QueryBuilder().dataset("api").count().groupBy("endpoint");
 * const board = new BoardBuilder("Checkout")
 *   .query(requests.name("Requests"), { style: "combo" })
 *   .slo("2LBq9LckbcA")
 *   .text("On call: ask in #checkout")
 *   .presetFilter("endpoint", "Endpoint")
 *   .view("Errors", (events) => events.gte("status", 500));
 * const { board: created, queries } = await client.boards.createFrom(board);
 * ```
 *
 * @see https://docs.honeycomb.io/observe/boards
 */
export class BoardBuilder extends Builder<State> {
  /** @param name 1 to 255 characters */
  constructor(name: string) {
    super({ board: { name, type: "flexible" }, panels: [], views: [] });
  }

  /** What it shows, up to 1024 characters. */
  description(description: string): this {
    return this.#set({ description });
  }

  /** Lets Honeycomb lay the panels out. */
  autoLayout(): this {
    return this.#set({ layout_generation: "auto" });
  }

  /** Lays the panels out by their positions, which is Honeycomb's default. */
  manualLayout(): this {
    return this.#set({ layout_generation: "manual" });
  }

  /**
   * Adds a panel with a query. A panel has a name: the query's builder's, or one of the options.
   *
   * @param query what to ask, which is created with the board
   */
  query(query: AnyQueryBuilder | QuerySpec, options: NewQueryPanelOptions = {}): this {
    const named =
      "build" in query ? { ...query.annotation, dataset: query.datasetSlug } : undefined;
    const { name = named?.name, description = named?.description } = options;
    return this.#add(() => ({
      type: "query",
      ...positionOf(options.position),
      datasetSlug: options.dataset ?? named?.dataset,
      query: toQuerySpec(query),
      annotation: { name, ...(description !== undefined && { description }) },
      query_panel: looksOf(options),
    }));
  }

  /** Adds a panel with a query that exists, under the name of its annotation. */
  existingQuery(queryId: string, queryAnnotationId: string, options: QueryPanelOptions = {}): this {
    return this.#add(() => ({
      type: "query",
      ...positionOf(options.position),
      query_panel: {
        query_id: queryId,
        query_annotation_id: queryAnnotationId,
        ...looksOf(options),
      },
    }));
  }

  /**
   * Adds a panel with an SLO.
   *
   * @param slo the id of one that exists, or one that is created with the board
   */
  slo(slo: string | Source<SLODescription>, position?: BoardPanelPosition): this {
    return this.#add(() => ({
      type: "slo",
      ...positionOf(position),
      ...(typeof slo === "string" ? { slo_panel: { slo_id: slo } } : { slo: buildFrom(slo) }),
    }));
  }

  /** Adds a panel with a text in Markdown, up to 10,000 characters. */
  text(content: string, position?: BoardPanelPosition): this {
    return this.#add(() => ({ type: "text", ...positionOf(position), text_panel: { content } }));
  }

  /**
   * Adds a column that the board can be filtered by, up to five.
   *
   * @param alias what it is called on the board, up to 50 characters
   */
  presetFilter(column: string, alias: string): this {
    const { preset_filters = [] } = this.state.board;
    return this.#set({ preset_filters: [...preset_filters, { column, alias }] });
  }

  /**
   * Adds a view: filters for all its queries, kept under a name. A board has up to 50.
   *
   * @param name 1 to 255 characters
   * @param where chooses events as a query's steps do, with one filter at least
   * @throws HoneycombInputError when filters are combined by `OR`, which a view can't
   */
  view(name: string, where: (events: CalculationFilters) => CalculationFilters): this {
    const { filters, combination } = where(new CalculationFilters());
    if (combination === "OR") {
      throw HoneycombInputError.of("filterCombination", combination, '"AND": a view has no other');
    }
    const view = {
      name,
      filters: filters.map(({ column, op, value }) => ({
        column: column ?? "",
        operation: op,
        ...(value !== undefined && { value }),
      })),
    };
    return this.with({ views: [...this.state.views, view] });
  }

  /**
   * Adds a tag, up to ten.
   *
   * @param key up to 32 lowercase letters and `_`
   * @param value up to 128 characters: a lowercase letter, then lowercase letters, digits, `/` and `-`
   */
  tag(key: Tag["key"], value: Tag["value"]): this {
    return this.#set({ tags: [...(this.state.board.tags ?? []), { key, value }] });
  }

  /**
   * The board with all that it needs, as plain data.
   *
   * @throws HoneycombInputError when it is not one that Honeycomb takes
   */
  build(): BoardDescription {
    const { board, panels, views } = this.state;
    const description = {
      board: { ...board },
      panels: panels.map((build) => build()),
      views: [...views],
    };
    return checkDescription(BoardDescriptionSchema, description, "board") as BoardDescription;
  }

  #add(build: () => object): this {
    return this.with({ panels: [...this.state.panels, build] });
  }

  #set(change: Partial<BoardCreate>): this {
    return this.with({ board: { ...this.state.board, ...change } });
  }
}

function positionOf(position: BoardPanelPosition | undefined) {
  return position && { position };
}

function looksOf({ style, visualization }: QueryPanelOptions) {
  return {
    ...(style && { query_style: style }),
    ...(visualization && { visualization_settings: visualization }),
  };
}
