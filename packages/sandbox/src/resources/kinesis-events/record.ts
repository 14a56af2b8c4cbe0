import * as v from "valibot";
import type { SentEvent } from "../events/ingest.ts";
import { eventData } from "../events/requests.ts";

/** Reads a record: one event as JSON, or several, one per line. */
export function readRecord(
  data: string,
): readonly SentEvent["data"][] | { readonly error: string } {
  const events: SentEvent["data"][] = [];
  for (const line of decode(data)?.split("\n") ?? [""]) {
    if (events.length > 0 && line.trim() === "") continue;
    const event = parseJson(line);
    if (event === undefined) return { error: "is not JSON in Base64" };
    const checked = v.safeParse(eventData, event);
    if (!checked.success) return { error: checked.issues[0].message };
    events.push(checked.output);
  }
  return events;
}

function decode(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
