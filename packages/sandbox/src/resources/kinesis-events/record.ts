import { parseJson } from "../../http/parse-json.ts";
import { type EventFields, readFields } from "../events/requests.ts";

/** Reads a record: one event as JSON, or several, one per line. */
export function readRecord(data: string): readonly EventFields[] | { readonly error: string } {
  const events: EventFields[] = [];
  for (const line of decode(data)?.split("\n") ?? [""]) {
    if (events.length > 0 && line.trim() === "") continue;
    const event = tryToParse(line);
    if (event === undefined) return { error: "is not JSON in Base64" };
    const read = readFields(event);
    if ("error" in read) return read;
    events.push(read.fields);
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

function tryToParse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
