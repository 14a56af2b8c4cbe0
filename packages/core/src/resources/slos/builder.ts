import { Builder } from "../../bundle/builder.ts";
import { buildFrom, checkDescription, type Source } from "../../bundle/description.ts";
import type { Tag } from "../../model/tag.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import type { BurnAlertDescription } from "../burn-alerts/create-from.ts";
import type { Expression } from "../calculated-fields/expression/expression.ts";
import type { CalculatedFieldCreate } from "../calculated-fields/models.ts";
import { ALL_DATASETS } from "../datasets/models.ts";
import { type SLODescription, SLODescriptionSchema } from "./create-from.ts";
import type { SLOCreate } from "./models.ts";
import { toPerMillion } from "./per-million.ts";

interface State {
  readonly datasetSlug?: string;
  readonly fields: Partial<SLOCreate>;
  readonly calculatedField?: CalculatedFieldCreate | undefined;
  readonly burnAlerts: readonly Source<BurnAlertDescription>[];
}

/**
 * Builds an SLO with all that it needs. Each step returns a new builder and leaves the one it is
 * called on as it is. `slos.createFrom` creates what it describes.
 *
 * @example
 * ```ts
 * const requestsSucceed = new SLOBuilder("Requests succeed")
 *   .dataset("api")
 *   .sli("request_ok", "LT($status, 500)")
 *   .targetPercentage(99.9)
 *   .timePeriodDays(30)
 *   .burnAlert(new BurnAlertBuilder().exhaustionTime(240).slack("#alerts"));
 * const { slo, burnAlerts } = await client.slos.createFrom(requestsSucceed);
 * ```
 *
 * @see https://docs.honeycomb.io/notify/alert/slos
 */
export class SLOBuilder extends Builder<State> {
  /** @param name 1 to 120 characters */
  constructor(name: string) {
    super({ fields: { name }, burnAlerts: [] });
  }

  /** Watches a dataset. */
  dataset(slug: string): this {
    const { dataset_slugs: _, ...fields } = this.state.fields;
    return this.with({ datasetSlug: slug, fields });
  }

  /** Watches several datasets, up to 10, as an environment-wide SLO. Its calculated field is environment-wide, too. */
  datasets(...slugs: readonly string[]): this {
    return this.with({
      datasetSlug: ALL_DATASETS,
      fields: { ...this.state.fields, dataset_slugs: [...slugs] },
    });
  }

  /** What it promises and why, up to 1023 characters. */
  description(description: string): this {
    return this.#set({ description });
  }

  /**
   * What tells a good event: a calculated field that is true for it.
   *
   * @param alias the field's name, 1 to 255 characters
   * @param expression creates the field, where it doesn't exist yet
   * @param description the new field's, up to 255 characters
   */
  sli(alias: string, expression?: string | Expression, description?: string): this {
    const calculatedField =
      expression === undefined
        ? undefined
        : {
            alias,
            expression: String(expression),
            ...(description !== undefined && { description }),
          };
    return this.with({ fields: { ...this.state.fields, sli: { alias } }, calculatedField });
  }

  /** How many per cent of events have to be good, such as 99.95: up to 99.9999. */
  targetPercentage(percentage: number): this {
    return this.targetPerMillion(toPerMillion("target_per_million", percentage));
  }

  /** How many nines the target has: 2 are 99 %, 3 are 99.9 %, up to 6. */
  nines(count: number): this {
    if (!(Number.isInteger(count) && count >= 1 && count <= 6)) {
      throw HoneycombInputError.of("nines", count, "a whole number from 1 to 6");
    }
    return this.targetPerMillion(1_000_000 - 10 ** (6 - count));
  }

  /** How many of a million events have to be good, 0 to 999999. */
  targetPerMillion(events: number): this {
    return this.#set({ target_per_million: events });
  }

  /** How many days it looks back, from 1. */
  timePeriodDays(days: number): this {
    return this.#set({ time_period_days: days });
  }

  /**
   * Adds a tag, up to ten.
   *
   * @param key up to 32 lowercase letters and `_`
   * @param value up to 128 characters: a lowercase letter, then lowercase letters, digits, `/` and `-`
   */
  tag(key: Tag["key"], value: Tag["value"]): this {
    return this.#set({ tags: [...(this.state.fields.tags ?? []), { key, value }] });
  }

  /** Adds an alert on its error budget. */
  burnAlert(burnAlert: Source<BurnAlertDescription>): this {
    return this.with({ burnAlerts: [...this.state.burnAlerts, burnAlert] });
  }

  /**
   * The SLO with all that it needs, as plain data.
   *
   * @throws HoneycombInputError when it is not one that Honeycomb takes
   */
  build(): SLODescription {
    const { datasetSlug, fields, calculatedField, burnAlerts } = this.state;
    const description = {
      datasetSlug,
      slo: fields,
      ...(calculatedField && { calculatedField }),
      burnAlerts: burnAlerts.map((burnAlert) => buildFrom(burnAlert)),
    };
    return checkDescription(SLODescriptionSchema, description, "SLO");
  }

  #set(change: Partial<SLOCreate>): this {
    return this.with({ fields: { ...this.state.fields, ...change } });
  }
}
