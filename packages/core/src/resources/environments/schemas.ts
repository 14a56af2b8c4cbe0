import * as v from "valibot";
import {
  type Envelope,
  type EnvelopePage,
  envelope,
  envelopePage,
} from "../../json-api/resource.ts";
import { text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import type {
  Environment,
  EnvironmentColor,
  EnvironmentCreate,
  EnvironmentSettings,
  EnvironmentUpdate,
} from "./types.ts";

const color = oneOf([
  "blue",
  "green",
  "gold",
  "red",
  "purple",
  "lightBlue",
  "lightGreen",
  "lightGold",
  "lightRed",
  "lightPurple",
  "classic",
]);
true satisfies Equal<v.InferOutput<typeof color>, EnvironmentColor>;

const settings = object({ delete_protected: optional(v.boolean()) });
const EnvironmentSettingsSchema: Schema<EnvironmentSettings> = settings;
true satisfies Equal<Output<typeof settings>, EnvironmentSettings>;

const description = optional(text({ maxLength: 255 }));

const environmentCreate = object({
  name: text({ maxLength: 255 }),
  description,
  color: optional(color),
});
true satisfies Equal<Output<typeof environmentCreate>, EnvironmentCreate>;

/** An environment to create, in its envelope. */
export interface EnvironmentCreateResource {
  type: "environments";
  attributes: EnvironmentCreate;
}

export const EnvironmentCreateSchema: Schema<Envelope<EnvironmentCreateResource>> = envelope(
  object({ type: v.literal("environments"), attributes: environmentCreate }),
);

const environmentUpdate = object({
  description,
  color: optional(color),
  settings: optional(EnvironmentSettingsSchema),
});
true satisfies Equal<Output<typeof environmentUpdate>, EnvironmentUpdate>;

/** What to change an environment to, in its envelope. */
export interface EnvironmentUpdateResource {
  id: string;
  type: "environments";
  attributes: EnvironmentUpdate;
}

export const EnvironmentUpdateSchema: Schema<Envelope<EnvironmentUpdateResource>> = envelope(
  object({ id: v.string(), type: v.literal("environments"), attributes: environmentUpdate }),
);

// The id is apart from the attributes in the envelope.
const attributes = object({
  name: v.string(),
  description: v.string(),
  color,
  slug: v.string(),
  settings: EnvironmentSettingsSchema,
});
true satisfies Equal<Output<typeof attributes>, Omit<Environment, "id">>;

/** An environment in its envelope. */
export interface EnvironmentResource {
  id: string;
  type: "environments";
  attributes: Omit<Environment, "id">;
}

const environment: Schema<EnvironmentResource> = object({
  id: v.string(),
  type: oneOf(["environments"]),
  attributes,
});

/** An environment in its envelope. */
export const EnvironmentResponseSchema: Schema<Envelope<EnvironmentResource>> =
  envelope(environment);

/** A page of environments in their envelopes. */
export const EnvironmentPageSchema: Schema<EnvelopePage<EnvironmentResource>> =
  envelopePage(environment);
