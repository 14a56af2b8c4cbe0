import { Builder } from "../../bundle/builder.ts";
import { checkDescription } from "../../bundle/description.ts";
import { ALL_DATASETS } from "../datasets/models.ts";
import { type Instant, toEpochSeconds } from "../queries/builder-time.ts";
import { type MarkerDescription, MarkerDescriptionSchema } from "./create-from.ts";
import type { MarkerCreate } from "./models.ts";

interface State {
  readonly datasetSlug?: string;
  readonly marker: MarkerCreate;
}

/**
 * Builds a marker. Each step returns a new builder and leaves the one it is called on as it is.
 * `markers.createFrom` creates it.
 *
 * @example
 * ```ts
 * const deploy = new MarkerBuilder("deploy").dataset("api");
 * await client.markers.createFrom(deploy.message("v1.4.0").url("https://example.com/releases/v1.4.0"));
 * ```
 *
 * @see https://docs.honeycomb.io/investigate/collaborate/markers
 */
export class MarkerBuilder extends Builder<State> {
  /** @param type what kind of thing happened, such as `deploy`; markers of one type have one color */
  constructor(type?: string) {
    super({ marker: type === undefined ? {} : { type } });
  }

  /** Shows it in a dataset's graphs. */
  dataset(slug: string): this {
    return this.with({ datasetSlug: slug });
  }

  /** Shows it in the graphs of all datasets of the key's environment. */
  environmentWide(): this {
    return this.dataset(ALL_DATASETS);
  }

  /** What happened. */
  message(message: string): this {
    return this.#set({ message });
  }

  /** Where a click on the message leads. */
  url(url: string): this {
    return this.#set({ url });
  }

  /**
   * When it happened, to the second. Honeycomb's default is now.
   *
   * @throws HoneycombInputError when it is no time
   */
  at(time: Date | Instant): this {
    const { end_time, ...marker } = this.state.marker;
    const start_time = toEpochSeconds("start_time", time, Math.floor);
    return this.with({ marker: { ...marker, start_time } });
  }

  /**
   * From when to when it lasted, to the second.
   *
   * @throws HoneycombInputError when one of them is no time
   */
  between(start: Date | Instant, end: Date | Instant): this {
    return this.#set({
      start_time: toEpochSeconds("start_time", start, Math.floor),
      end_time: toEpochSeconds("end_time", end, Math.ceil),
    });
  }

  /**
   * The marker and its dataset, as plain data.
   *
   * @throws HoneycombInputError when it is not one that Honeycomb takes
   */
  build(): MarkerDescription {
    const { datasetSlug, marker } = this.state;
    const description = { datasetSlug, marker: { ...marker } };
    return checkDescription(MarkerDescriptionSchema, description, "marker");
  }

  #set(change: MarkerCreate): this {
    return this.with({ marker: { ...this.state.marker, ...change } });
  }
}
