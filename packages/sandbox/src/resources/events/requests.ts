/** The fields of an event. Their values may be anything. */
export type EventFields = Readonly<Record<string, unknown>>;

/** The most fields of an event. */
const maxFields = 2000;

/** The maximum size of an event, in bytes of JSON. */
const maxEventSize = 1_000_000;

/** The response to an event or a body that is too large. */
export const tooLarge = "Request body is too large.";

/** Validates the fields of an event. It is fast, because a body can contain very many. */
export function readFields(
  data: unknown,
): { readonly fields: EventFields } | { readonly error: string } {
  if (typeof data !== "object" || data === null || Array.isArray(data)) {
    return { error: "data: must be an object" };
  }
  const count = Object.keys(data).length;
  if (count === 0) return { error: "Request body should not be empty." };
  if (count > maxFields) return { error: "Event has too many columns." };
  const size = new TextEncoder().encode(JSON.stringify(data)).length;
  // What is an object and not a list has fields.
  return size > maxEventSize ? { error: tooLarge } : { fields: data as EventFields };
}

export const eventRequests = {
  createEvent: { maxBodySize: maxEventSize },
  createEvents: { maxBodySize: 5_000_000 },
};
