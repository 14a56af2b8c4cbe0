import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";

const access = v.optional(v.boolean());

/** The key that a request was made with. */
export const AuthSchema = v.looseObject({
  /** The key's id. */
  id: v.string(),
  /** What kind of key it is. */
  type: openPicklist(["configuration", "ingest"]),
  /** What the key may do; what is not listed, it may not. */
  api_key_access: v.looseObject({
    /** Send events. */
    events: access,
    markers: access,
    triggers: access,
    boards: access,
    /** Create and run queries. */
    queries: access,
    columns: access,
    /** Create datasets, also by sending events to a new one. */
    createDatasets: access,
    slos: access,
    recipients: access,
    privateBoards: access,
  }),
  /** The key's environment; its fields are empty in Honeycomb Classic. */
  environment: v.looseObject({ name: v.optional(v.string()), slug: v.optional(v.string()) }),
  /** The key's team. */
  team: v.looseObject({ name: v.optional(v.string()), slug: v.optional(v.string()) }),
});
export interface Auth extends Known<v.InferOutput<typeof AuthSchema>> {}
