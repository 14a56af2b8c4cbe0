/** The color of an environment in Honeycomb. Honeycomb may add values. */
export type EnvironmentColor =
  | "blue"
  | "green"
  | "gold"
  | "red"
  | "purple"
  | "lightBlue"
  | "lightGreen"
  | "lightGold"
  | "lightRed"
  | "lightPurple"
  | "classic";

/** The settings of an environment. */
export interface EnvironmentSettings {
  /** Whether the environment is protected from being deleted. */
  delete_protected?: boolean;
}

/** An environment to create. */
export interface EnvironmentCreate {
  /** The name, up to 255 characters. Honeycomb derives the slug from it. */
  name: string;
  /** A description, up to 255 characters. */
  description?: string;
  /** The color. `classic` can't be set: Honeycomb Classic's own environments have it. */
  color?: EnvironmentColor;
}

/** What to change an environment to. Fields that you leave out keep their values. */
export interface EnvironmentUpdate {
  /** A description, up to 255 characters. */
  description?: string;
  /** The color. It can't be changed from or to `classic`. */
  color?: EnvironmentColor;
  /** The settings. */
  settings?: EnvironmentSettings;
}

/**
 * A part of a team's data that is separate from others, such as production.
 *
 * @see https://api-docs.honeycomb.io/api/environments
 */
export interface Environment {
  /** The id of the environment. */
  id: string;
  /** The name. */
  name: string;
  /** The description. It is empty when there is none. */
  description: string;
  /** The color. It is `classic` in Honeycomb Classic. */
  color: EnvironmentColor;
  /** The slug, which names the environment in URLs. */
  slug: string;
  /** The settings. */
  settings: EnvironmentSettings;
}
