import type { Changes } from "../../patch.ts";

/** What can be set on a marker. */
interface MarkerFields {
  /** The start, in seconds since 1970. Default: now. */
  start_time?: number;
  /** The end, in seconds since 1970. It is absent when the marker is a point in time. */
  end_time?: number;
  /** A message, such as the name of a release. */
  message?: string;
  /** The type, such as `deploy`. Markers of one type have the same color. */
  type?: string;
  /** The URL that the message links to. */
  url?: string;
}

/** A marker to create. */
export interface MarkerCreate extends MarkerFields {}

/** What to replace a marker with. Fields that you leave out are reset. */
export interface MarkerUpdate extends MarkerFields {}

/** What to change of a marker. */
export interface MarkerChanges extends Changes<MarkerUpdate> {}

/**
 * A point or a period of time that graphs show, such as a deploy or an outage.
 *
 * @see https://api-docs.honeycomb.io/api/markers
 */
export interface Marker extends MarkerFields {
  /** The id of the marker, six hexadecimal digits. */
  id: string;
  /** When the marker was created, in ISO 8601. */
  created_at?: string;
  /** When the marker was updated, in ISO 8601. */
  updated_at?: string;
  /** The color of the marker's type, such as `#7b1fa2`. Only lists have it. */
  color?: string;
}
