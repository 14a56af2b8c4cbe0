import * as v from "valibot";

/** The most fields of an event. */
const maxFields = 2000;

/** The fields of an event. Their values may be anything. */
export const eventData = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    "data: must be an object",
  ),
  v.check((data) => Object.keys(data).length > 0, "Request body should not be empty."),
  v.check((data) => Object.keys(data).length <= maxFields, "Event has too many columns."),
);
