import { ok } from "../../http/answer.ts";
import type { Handlers } from "../../http/handler.ts";
import { ingest, type SentEvent } from "../events/ingest.ts";
import { readRecord } from "./record.ts";

export const kinesisEvents = {
  createKinesisEvents: async ({ state, path, headers, body }) => {
    const {
      requestId = headers.get("x-amz-firehose-request-id"),
      timestamp,
      records = [],
    } = await body();
    const now = state.now().getTime();
    const taken: SentEvent[] = [];
    const refused: string[] = [];
    for (const [index, { data = "" }] of records.entries()) {
      const events = readRecord(data);
      if ("error" in events) refused.push(`records[${index}]: ${events.error}`);
      else
        for (const event of events)
          taken.push({ data: event, time: timestamp ?? now, sampleRate: 1 });
    }
    if (taken.length > 0) ingest(state, path.datasetSlug, taken);
    return ok({
      ...(requestId !== null && { requestId }),
      timestamp: now,
      ...(refused.length > 0 && { errorMessage: refused.join("; ") }),
    });
  },
} satisfies Handlers;
