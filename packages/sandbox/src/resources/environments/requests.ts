import * as v from "valibot";
import { object, oneOf, optional, pageParameters, text } from "../../http/request-schema.ts";

const fields = {
  description: optional(text({ max: 255 })),
  // Only Honeycomb's Classic environment is "classic".
  color: optional(
    oneOf(
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
    ),
  ),
};

const type = v.literal("environments");

const create = object({ name: text({ max: 255 }), ...fields });

/** An environment to create. */
export type EnvironmentRequest = v.InferOutput<typeof create>;

const update = object({
  ...fields,
  settings: optional(object({ delete_protected: optional(v.boolean()) })),
});

export const environmentRequests = {
  listEnvironments: { query: object(pageParameters) },
  createEnvironment: { body: object({ data: object({ type, attributes: create }) }) },
  updateEnvironment: {
    body: object({ data: object({ id: v.string(), type, attributes: update }) }),
  },
};
