import { Builder } from "../../bundle/builder.ts";
import { validateDescription } from "../../bundle/description.ts";
import { ALL_DATASETS } from "../datasets/all-datasets.ts";
import type { MarkerSettingCreate } from "../marker-settings/types.ts";
import { type Instant, toEpochSeconds, toSeconds, toTimeRange } from "../queries/builder-time.ts";
import { type MarkerDescription, MarkerDescriptionSchema } from "./create-from.ts";
import type { MarkerCreate } from "./types.ts";

interface MarkerState {
  readonly datasetSlug?: string;
  readonly marker: MarkerCreate;
  readonly durationMinutes?: number | undefined;
}

/**
 * Builds a marker, which `markers.createFrom` creates. Each step returns a new builder and doesn't
 * change the one that it is called on.
 *
 * @example
 * ```ts
 * const deploy = new MarkerBuilder("deploy").dataset("api");
 * await client.markers.createFrom(deploy.message("v1.4.0").url("https://example.com/releases/v1.4.0"));
 * ```
 *
 * @see https://docs.honeycomb.io/investigate/collaborate/markers
 */
export class MarkerBuilder extends Builder<MarkerState> {
  /**
   * Returns the color of the markers of a type as plain data, which `markerSettings.create` creates.
   *
   * @param type the type of the markers, such as `deploy`
   * @param color the color, in hexadecimal RGB
   *
   * @example
   * ```ts
   * await client.markerSettings.create("api", MarkerBuilder.setting("deploy", "#7b1fa2"));
   * ```
   */
  static setting(type: string, color: string): MarkerSettingCreate {
    return { type, color };
  }

  /** @param type the type, such as `deploy`; markers of one type have the same color */
  constructor(type?: string) {
    super({ marker: type === undefined ? {} : { type } });
  }

  /** Shows the marker in the graphs of a dataset. */
  dataset(slug: string): this {
    return this.with({ datasetSlug: slug });
  }

  /** Shows the marker in the graphs of all datasets of the key's environment. */
  environmentWide(): this {
    return this.dataset(ALL_DATASETS);
  }

  /** Sets the message, such as the name of a release. */
  message(message: string): this {
    return this.#set({ message });
  }

  /** Sets the URL that the message links to. */
  url(url: string): this {
    return this.#set({ url });
  }

  /**
   * Sets the point in time of the marker, or the start of its duration. Honeycomb's default is now.
   * Fractions of a second are left out.
   *
   * @throws HoneycombInputError when the time is not valid
   *
   * @example
   * ```ts
   * new MarkerBuilder("deploy").at(new Date("2026-01-05T09:00Z"));
   * ```
   */
  at(time: Date | Instant): this {
    const { end_time, ...marker } = this.state.marker;
    const start_time = toEpochSeconds("start_time", time, Math.floor);
    return this.with({ marker: { ...marker, start_time } });
  }

  /**
   * Makes the marker a period of time, from `start` to `end`. Fractions of a second are rounded.
   *
   * @throws HoneycombInputError when one of the times is not valid
   *
   * @example
   * ```ts
   * new MarkerBuilder("outage").between(new Date("2026-01-05T09:00Z"), new Date("2026-01-05T09:20Z"));
   * ```
   */
  between(start: Date | Instant, end: Date | Instant): this {
    return this.#set(toTimeRange(start, end)).with({ durationMinutes: undefined });
  }

  /**
   * Makes the marker a period of time. It starts at the time that `at` sets, by default when the marker
   * is built.
   *
   * @param minutes the duration, at least 0
   *
   * @example
   * ```ts
   * new MarkerBuilder("load-test").durationMinutes(30); // the next half hour
   * ```
   */
  durationMinutes(minutes: number): this {
    const { end_time, ...marker } = this.state.marker;
    return this.with({ marker, durationMinutes: minutes });
  }

  /**
   * Returns the marker and its dataset as plain data.
   *
   * @throws HoneycombInputError when the marker is not valid, or has no dataset
   */
  build(): MarkerDescription {
    const { datasetSlug, marker, durationMinutes } = this.state;
    const { start_time = Math.floor(Date.now() / 1000) } = marker;
    const period = durationMinutes !== undefined && {
      start_time,
      end_time: start_time + toSeconds({ minutes: durationMinutes }),
    };
    const description = { datasetSlug, marker: { ...marker, ...period } };
    return validateDescription(MarkerDescriptionSchema, description, "marker");
  }

  #set(change: MarkerCreate): this {
    return this.with({ marker: { ...this.state.marker, ...change } });
  }
}
