import { type Call, call } from "../../call/call.ts";
import type { Mode, Performer, Result } from "../../call/result.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { invoke } from "../../operation/invoke.ts";
import { ALL_DATASETS } from "../datasets/models.ts";
import type { SLO, SLOCreate, SLODetailed, SLOUpdate } from "./models.ts";
import { createSlo, deleteSlo, getSlo, listSlos, updateSlo } from "./operations.ts";

/**
 * Service level objectives. Every method takes {@link ALL_DATASETS} for environment-wide ones.
 *
 * @see https://api-docs.honeycomb.io/api/slos
 */
export class SLOs<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /** Lists a dataset's SLOs. */
  list(datasetSlug: string): Result<M, SLO[]> {
    return this.#perform(invoke(listSlos, { path: { datasetSlug } }));
  }

  /**
   * Gets an SLO.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(datasetSlug: string, sloId: string): Result<M, SLO> {
    return this.#perform(invoke(getSlo, { path: { datasetSlug, sloId } }));
  }

  /**
   * Gets an SLO with how it is kept: compliance, remaining budget, status and burn rate. Part of
   * Honeycomb's Enterprise plan.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  getDetailed(datasetSlug: string, sloId: string): Result<M, SLODetailed> {
    const query = { detailed: true };
    return this.#perform(invoke(getSlo, { path: { datasetSlug, sloId }, query }));
  }

  /**
   * Creates an SLO on a calculated field that exists.
   *
   * @param datasetSlug a dataset; or {@link ALL_DATASETS}, with `dataset_slugs` in the SLO
   *
   * @example
   * ```ts
   * await client.slos.create("api", {
   *   name: "Requests succeed",
   *   sli: { alias: "request_ok" },
   *   target_per_million: 999_000,
   *   time_period_days: 30,
   * });
   * ```
   */
  create(datasetSlug: string, slo: SLOCreate): Result<M, SLO> {
    return this.#perform(create(datasetSlug, slo));
  }

  /** Changes an SLO. Returns it as it is then. */
  update(datasetSlug: string, sloId: string, slo: SLOUpdate): Result<M, SLO> {
    return this.#perform(invoke(updateSlo, { path: { datasetSlug, sloId }, body: slo }));
  }

  /** Deletes an SLO and its burn alerts. */
  delete(datasetSlug: string, sloId: string): Result<M, void> {
    return this.#perform(invoke(deleteSlo, { path: { datasetSlug, sloId } }));
  }
}

function create(datasetSlug: string, slo: SLOCreate): Call<SLO> {
  return call(function* () {
    if (datasetSlug === ALL_DATASETS && slo.dataset_slugs === undefined) {
      throw HoneycombInputError.of(
        "dataset_slugs",
        undefined,
        `1 to 10 datasets, since the SLO is for ${ALL_DATASETS}`,
        createSlo.id,
      );
    }
    return yield* invoke(createSlo, { path: { datasetSlug }, body: slo });
  });
}
