import { Builder } from "../../bundle/builder.ts";
import { buildFrom, type Source, validateDescription } from "../../bundle/description.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import type { BoardViewCreate } from "../board-views/types.ts";
import { type AnyQueryBuilder, type QueryInput, toQuerySpec } from "../queries/builder.ts";
import { CalculationFilters } from "../queries/builder-filters.ts";
import type { QuerySpec } from "../queries/types.ts";
import type { SLODescription } from "../slos/create-from.ts";
import { type BoardDescription, BoardDescriptionSchema } from "./create-from-description.ts";
import type {
  BoardPanelPosition,
  BoardProperties,
  QueryPanelDisplay,
  QueryStyle,
  VisualizationSettings,
} from "./types.ts";

/** How the panel of a query is shown. */
export interface QueryPanelOptions {
  /** Whether to show a graph, a table, or both. Honeycomb's default is `graph`. */
  readonly style?: QueryStyle | undefined;
  /** How the charts are shown. */
  readonly visualization?: VisualizationSettings | undefined;
  /** The position and the size. Honeycomb lays out the panels when none of them has coordinates. */
  readonly position?: BoardPanelPosition | undefined;
}

/** Options of a panel whose query is created with the board. They override those of the query's builder. */
export interface NewQueryPanelOptions extends QueryPanelOptions {
  /** The slug of the query's dataset, or {@link ALL_DATASETS}. */
  readonly dataset?: string | undefined;
  /** The name of the panel, 1 to 320 characters. */
  readonly name?: string | undefined;
  /** The description of the panel, up to 1023 characters. */
  readonly description?: string | undefined;
}

interface BoardState {
  readonly board: BoardProperties;
  readonly panels: readonly (() => object)[];
  readonly views: readonly BoardViewCreate[];
}

/**
 * Builds a board with everything that it needs, which `boards.createFrom` creates. A query that
 * several panels show is created once. Each step returns a new builder and doesn't change the one that
 * it is called on.
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
export class BoardBuilder extends Builder<BoardState> {
  /** @param name the name, 1 to 255 characters */
  constructor(name: string) {
    super({ board: { name, type: "flexible" }, panels: [], views: [] });
  }

  /** Sets the description, up to 1024 characters. */
  description(description: string): this {
    return this.#set({ description });
  }

  /** Lets Honeycomb lay out the panels. */
  autoLayout(): this {
    return this.#set({ layout_generation: "auto" });
  }

  /** Lays out the panels by their positions. This is Honeycomb's default. */
  manualLayout(): this {
    return this.#set({ layout_generation: "manual" });
  }

  /**
   * Adds a panel with a query. The panel needs a name and a dataset, from the query's builder or from
   * the options.
   *
   * @param query the query, which is created with the board
   */
  query<Query>(
    query: QueryInput<Query, AnyQueryBuilder, QuerySpec>,
    options: NewQueryPanelOptions = {},
  ): this {
    const named =
      "build" in query ? { ...query.annotation, dataset: query.datasetSlug } : undefined;
    const { name = named?.name, description = named?.description } = options;
    return this.#add(() => ({
      type: "query",
      ...positionOf(options.position),
      datasetSlug: options.dataset ?? named?.dataset,
      query: toQuerySpec(query),
      annotation: { name, ...(description !== undefined && { description }) },
      query_panel: displayOf(options),
    }));
  }

  /** Adds a panel with an existing query. Its annotation is the name of the panel. */
  existingQuery(queryId: string, queryAnnotationId: string, options: QueryPanelOptions = {}): this {
    return this.#add(() => ({
      type: "query",
      ...positionOf(options.position),
      query_panel: {
        query_id: queryId,
        query_annotation_id: queryAnnotationId,
        ...displayOf(options),
      },
    }));
  }

  /**
   * Adds a panel with an SLO.
   *
   * @param slo the id of an existing SLO, or an SLO that is created with the board
   */
  slo(slo: string | Source<SLODescription>, position?: BoardPanelPosition): this {
    return this.#add(() => ({
      type: "slo",
      ...positionOf(position),
      ...(typeof slo === "string" ? { slo_panel: { slo_id: slo } } : { slo: buildFrom(slo) }),
    }));
  }

  /** Adds a panel with a Markdown text, up to 10,000 characters. */
  text(content: string, position?: BoardPanelPosition): this {
    return this.#add(() => ({ type: "text", ...positionOf(position), text_panel: { content } }));
  }

  /**
   * Adds a column that the board can be filtered by, up to five.
   *
   * @param alias the name of the filter on the board, up to 50 characters
   */
  presetFilter(column: string, alias: string): this {
    const { preset_filters = [] } = this.state.board;
    return this.#set({ preset_filters: [...preset_filters, { column, alias }] });
  }

  /**
   * Adds a view: a named set of filters for all queries of the board. A board can have up to 50.
   *
   * @param name the name, 1 to 255 characters
   * @param where adds the filters, at least one
   * @throws HoneycombInputError when filters are combined with `OR`: a view supports only `AND`
   */
  view(name: string, where: (events: CalculationFilters) => CalculationFilters): this {
    const { filters, combination } = where(new CalculationFilters());
    if (combination === "OR") {
      throw HoneycombInputError.of(
        "filterCombination",
        combination,
        '"AND": a view supports no other',
      );
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
   * @param key up to 32 lowercase letters and underscores
   * @param value up to 128 characters: a lowercase letter, then lowercase letters, digits, `/` and `-`
   */
  tag(key: string, value: string): this {
    return this.#set({ tags: [...(this.state.board.tags ?? []), { key, value }] });
  }

  /**
   * Returns the board and everything that it needs as plain data.
   *
   * @throws HoneycombInputError when the board is not valid
   */
  build(): BoardDescription {
    const { board, panels, views } = this.state;
    const description = {
      board: { ...board },
      panels: panels.map((build) => build()),
      views: [...views],
    };
    return validateDescription(BoardDescriptionSchema, description, "board");
  }

  #add(build: () => object): this {
    return this.with({ panels: [...this.state.panels, build] });
  }

  #set(change: Partial<BoardProperties>): this {
    return this.with({ board: { ...this.state.board, ...change } });
  }
}

function positionOf(position: BoardPanelPosition | undefined) {
  return position && { position };
}

function displayOf({ style, visualization }: QueryPanelOptions): QueryPanelDisplay {
  return {
    ...(style && { query_style: style }),
    ...(visualization && { visualization_settings: visualization }),
  };
}
