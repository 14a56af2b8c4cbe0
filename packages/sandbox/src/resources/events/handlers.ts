import type { BatchEventResult } from "@honeycomb/core/models";
import { legacyError } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { NestingError, parseJson } from "../../http/parse-json.ts";
import { ok } from "../../http/response.ts";
import { ingest, type SentEvent } from "./ingest.ts";
import { readFields, tooLarge } from "./requests.ts";
import { parseTime } from "./time.ts";

export const events = {
  createEvent: async ({ state, path, headers, text }) => {
    const event = readEvent(
      {
        data: readJson(await text()),
        time: headers.get("x-honeycomb-event-time") ?? undefined,
        samplerate: numberOf(headers.get("x-honeycomb-samplerate")),
      },
      state.now().getTime(),
    );
    if ("error" in event) throw legacyError(400, event.error);
    ingest(state, path.datasetSlug, [event]);
    return { status: 200, body: undefined };
  },

  createEvents: async ({ state, path, text }) => {
    const batch = readJson(await text());
    if (!Array.isArray(batch)) {
      throw legacyError(400, "Request body is malformed and cannot be read.");
    }
    const now = state.now().getTime();
    const accepted: SentEvent[] = [];
    const results = batch.map((item): BatchEventResult => {
      const event = readEvent(item, now);
      if ("error" in event) return { status: 400, error: event.error };
      accepted.push(event);
      return { status: 202 };
    });
    if (accepted.length > 0) ingest(state, path.datasetSlug, accepted);
    return ok(results);
  },
} satisfies Handlers;

function readJson(text: string | undefined): unknown {
  if (text === undefined) throw legacyError(400, tooLarge);
  if (text.trim() === "") throw legacyError(400, "Request body should not be empty.");
  try {
    return parseJson(text);
  } catch (error) {
    const problem =
      error instanceof NestingError ? error.message : "is malformed and cannot be read";
    throw legacyError(400, `Request body ${problem}.`);
  }
}

function numberOf(text: string | null): number | undefined {
  return text === null ? undefined : Number(text);
}

/** Reads and validates one event. An invalid event does not affect the rest of its batch. */
function readEvent(item: unknown, now: number): SentEvent | { readonly error: string } {
  const { data, time, samplerate = 1 } = Object(item) as Record<string, unknown>;
  const read = readFields(data);
  if ("error" in read) return read;
  const at = time === undefined ? now : parseTime(time);
  if (at === undefined) return { error: "time: must be RFC 3339, or seconds since 1970" };
  if (typeof samplerate !== "number" || !Number.isInteger(samplerate) || samplerate < 1) {
    return { error: "samplerate: must be a whole number from 1" };
  }
  return { data: read.fields, time: at, sampleRate: samplerate };
}
