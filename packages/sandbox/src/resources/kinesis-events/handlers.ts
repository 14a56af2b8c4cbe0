import { legacyError } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { ok } from "../../http/response.ts";
import { ingest, type SentEvent } from "../events/ingest.ts";
import { readRecord } from "./record.ts";

export const kinesisEvents = {
  createKinesisEvents: async ({ state, path, headers, body }) => {
    const id = headers.get("x-amz-firehose-request-id");
    if (id === null) throw legacyError(400, "X-Amz-Firehose-Request-Id is required");
    const { requestId = id, timestamp, records = [] } = await body();
    const now = state.now().getTime();
    const accepted: SentEvent[] = [];
    const rejected: string[] = [];
    for (const [index, { data = "" }] of records.entries()) {
      const events = readRecord(data);
      if ("error" in events) {
        rejected.push(`records[${index}]: ${events.error}`);
        continue;
      }
      for (const data of events) accepted.push({ data, time: timestamp ?? now, sampleRate: 1 });
    }
    if (accepted.length > 0) ingest(state, path.datasetSlug, accepted);
    return ok({
      requestId,
      timestamp: now,
      ...(rejected.length > 0 && { errorMessage: rejected.join("; ") }),
    });
  },
} satisfies Handlers;
