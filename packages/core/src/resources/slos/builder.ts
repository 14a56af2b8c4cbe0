import { Builder } from "../../bundle/builder.ts";
import { buildFrom, type Source, validateDescription } from "../../bundle/description.ts";
import type { Tag } from "../../model/tag.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import type { BurnAlertDescription } from "../burn-alerts/create-from.ts";
import type { Expression } from "../calculated-fields/expression/expression.ts";
import type { CalculatedFieldCreate } from "../calculated-fields/types.ts";
import { ALL_DATASETS } from "../datasets/all-datasets.ts";
import { type SLODescription, SLODescriptionSchema } from "./create-from.ts";
import { toPerMillion } from "./per-million.ts";
import type { SLOCreate } from "./types.ts";

interface SLOState {
  readonly datasetSlug?: string;
  readonly fields: Partial<SLOCreate>;
  readonly calculatedField?: CalculatedFieldCreate | undefined;
  readonly burnAlerts: readonly Source<BurnAlertDescription>[];
}

/**
 * Builds the description of an SLO with its calculated field and burn alerts. Each method returns a
 * new builder and doesn't change the one that it is called on. `slos.createFrom` creates the SLO.
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
export class SLOBuilder extends Builder<SLOState> {
  /** @param name the name, 1 to 120 characters */
  constructor(name: string) {
    super({ fields: { name }, burnAlerts: [] });
  }

  /** Sets the dataset that the SLO covers. */
  dataset(slug: string): this {
    const { dataset_slugs: _, ...fields } = this.state.fields;
    return this.with({ datasetSlug: slug, fields });
  }

  /**
   * Makes the SLO and its calculated field environment-wide, and sets the datasets that it covers,
   * 1 to 10.
   */
  datasets(...slugs: readonly string[]): this {
    return this.with({
      datasetSlug: ALL_DATASETS,
      fields: { ...this.state.fields, dataset_slugs: [...slugs] },
    });
  }

  /** Sets the description of what the SLO promises and why, up to 1023 characters. */
  description(description: string): this {
    return this.#set({ description });
  }

  /**
   * Sets the service level indicator: a calculated field that is true for good events.
   *
   * @param alias the alias of the field, 1 to 255 characters
   * @param expression the expression of a field to create; leave it out when the field exists
   * @param description the description of the new field, up to 255 characters
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

  /**
   * Sets the target in percent of events that must be good, such as 99.95: up to 99.9999.
   *
   * @throws HoneycombInputError when the percentage has more than four decimals
   */
  targetPercentage(percentage: number): this {
    return this.targetPerMillion(toPerMillion("target_per_million", percentage));
  }

  /**
   * Sets the target by its number of nines, 1 to 6: 2 are 99 %, 3 are 99.9 %.
   *
   * @throws HoneycombInputError when the number is not a whole number from 1 to 6
   */
  nines(count: number): this {
    if (!(Number.isInteger(count) && count >= 1 && count <= 6)) {
      throw HoneycombInputError.of("nines", count, "a whole number from 1 to 6");
    }
    return this.targetPerMillion(1_000_000 - 10 ** (6 - count));
  }

  /** Sets the target in events of a million that must be good, 0 to 999999. */
  targetPerMillion(events: number): this {
    return this.#set({ target_per_million: events });
  }

  /** Sets the time period that the SLO covers, in days, at least 1. */
  timePeriodDays(days: number): this {
    return this.#set({ time_period_days: days });
  }

  /** Sets the time period that the SLO covers, in weeks, at least 1. */
  timePeriodWeeks(weeks: number): this {
    return this.timePeriodDays(weeks * 7);
  }

  /**
   * Adds a tag. An SLO has up to ten.
   *
   * @param key up to 32 lowercase letters and `_`
   * @param value up to 128 characters: a lowercase letter, then lowercase letters, digits, `/`, `-`
   */
  tag(key: Tag["key"], value: Tag["value"]): this {
    return this.#set({ tags: [...(this.state.fields.tags ?? []), { key, value }] });
  }

  /** Adds a burn alert, which watches the error budget. */
  burnAlert(burnAlert: Source<BurnAlertDescription>): this {
    return this.with({ burnAlerts: [...this.state.burnAlerts, burnAlert] });
  }

  /**
   * Returns the description of the SLO as plain data.
   *
   * @throws HoneycombInputError when the description is not valid
   */
  build(): SLODescription {
    const { datasetSlug, fields, calculatedField, burnAlerts } = this.state;
    const description = {
      datasetSlug,
      slo: fields,
      ...(calculatedField && { calculatedField }),
      burnAlerts: burnAlerts.map((burnAlert) => buildFrom(burnAlert)),
    };
    return validateDescription(SLODescriptionSchema, description, "SLO");
  }

  #set(change: Partial<SLOCreate>): this {
    return this.with({ fields: { ...this.state.fields, ...change } });
  }
}
