import * as v from "valibot";
import type { Plain } from "../../json-api/read.ts";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { PageLinksSchema } from "../../paging/schemas.ts";

const colors = [
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
] as const;

const sentEntries = {
  /** What it is for, up to 255 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(255))),
  /** The color by which people tell it. */
  color: v.optional(v.picklist(colors)),
};

const attributesToCreate = v.strictObject({
  /** What it is called, up to 255 characters. The slug follows from it. */
  name: v.pipe(v.string(), v.maxLength(255)),
  ...sentEntries,
});

/** An environment to create. */
export interface EnvironmentCreate extends v.InferInput<typeof attributesToCreate> {}

/** An environment to create, in its envelope. */
export const EnvironmentCreateSchema = v.strictObject({
  data: v.strictObject({ type: v.literal("environments"), attributes: attributesToCreate }),
});

const attributesToUpdate = v.strictObject({
  ...sentEntries,
  /** What is set for it. */
  settings: v.optional(
    v.strictObject({
      /** Whether it is protected from being deleted. */
      delete_protected: v.optional(v.boolean()),
    }),
  ),
});

/** What an environment is changed to. What is left out stays, and so does the name. */
export interface EnvironmentUpdate extends v.InferInput<typeof attributesToUpdate> {}

/** What an environment is changed to, in its envelope. */
export const EnvironmentUpdateSchema = v.strictObject({
  data: v.strictObject({
    id: v.string(),
    type: v.literal("environments"),
    attributes: attributesToUpdate,
  }),
});

const EnvironmentObjectSchema = v.looseObject({
  id: v.string(),
  type: openPicklist(["environments"]),
  attributes: v.looseObject({
    /** What it is called. */
    name: v.string(),
    /** What it is for. */
    description: v.string(),
    /** The color by which people tell it; `classic` is that of Honeycomb Classic. */
    color: openPicklist([...colors, "classic"]),
    /** The name in paths and in addresses of Honeycomb's pages. */
    slug: v.string(),
    /** What is set for it. */
    settings: v.looseObject({
      /** Whether it is protected from being deleted. */
      delete_protected: v.boolean(),
    }),
  }),
  links: v.looseObject({ self: v.string() }),
});

/** A part of a team's data that is kept apart, such as production. */
export interface Environment extends Known<Plain<v.InferOutput<typeof EnvironmentObjectSchema>>> {}

/** An environment in its envelope. */
export const EnvironmentResponseSchema = v.looseObject({ data: EnvironmentObjectSchema });

/** A page of environments in their envelopes. */
export const EnvironmentPageSchema = v.looseObject({
  data: v.array(EnvironmentObjectSchema),
  links: v.optional(PageLinksSchema),
});
