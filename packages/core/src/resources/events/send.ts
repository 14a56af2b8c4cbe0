import { all } from "../../call/all.ts";
import { type Call, call } from "../../call/call.ts";
import { http } from "../../call/http.ts";
import { sleep } from "../../call/sleep.ts";
import { readRetry } from "../../operation/configuration.ts";
import { createApiError, HoneycombApiError } from "../../operation/errors/api-error.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { HoneycombResponseError } from "../../operation/errors/response-error.ts";
import {
  HoneycombConnectionError,
  HoneycombTimeoutError,
} from "../../operation/errors/transport-errors.ts";
import { type Output, writeRequest } from "../../operation/invoke.ts";
import type { RetryOptions } from "../../operation/options.ts";
import { readRateLimit, readRetryAfter } from "../../operation/rate-limit.ts";
import type { ApiRequest } from "../../operation/request.ts";
import { readRequestId, readResponse } from "../../operation/response.ts";
import { type RetryPolicy, retryDelay } from "../../operation/retry.ts";
import type { Compression, HttpResponse } from "../../operation/wire.ts";
import { Batches, type Entry, joinBatch } from "./batches.ts";
import type { NewEvent } from "./event.ts";
import { HoneycombEventsError } from "./events-error.ts";
import type { BatchEventResult } from "./models.ts";
import { createEvents } from "./operations.ts";
import type { EventCounts, EventResult } from "./result.ts";

export interface SendOptions {
  /** How many events a request holds at most, from 1. @default 1000 */
  readonly batchEvents?: number | undefined;
  /**
   * How many bytes of JSON a request holds at most, before compression: up to 5 MB, which is
   * Honeycomb's limit. An event that is larger is refused. @default 5000000
   */
  readonly batchBytes?: number | undefined;
  /** How many requests are under way at a time at most, from 1. @default 4 */
  readonly concurrency?: number | undefined;
  /**
   * How requests are compressed: `zstd` where the platform has it, else `gzip`; or not at all.
   * @default "zstd"
   */
  readonly compress?: Compression | false | undefined;
  /**
   * How often, and when, to send those events again that Honeycomb is too busy for (429 or 5xx) in an
   * answer that takes the others. A request that fails as a whole is repeated as the client's own
   * `retry` says. @default 2
   */
  readonly retry?: number | RetryOptions | undefined;
}

/** Told what became of an event, and which of the events it is, from 0. Not in the events' order. */
export type OnEventResult = (result: EventResult, event: NewEvent, index: number) => void;

/** What became of events. */
export interface Sent {
  /** In the events' order; empty where `onResult` was told of each. */
  readonly results: EventResult[];
  /** How many ended how. */
  readonly counts: EventCounts;
}

/** Sends any number of events. */
export function sendEvents(
  datasetSlug: string,
  events: Iterable<NewEvent> | AsyncIterable<NewEvent>,
  options: SendOptions & { readonly onResult?: OnEventResult | undefined } = {},
): Call<Sent> {
  const { concurrency = 4, compress = "zstd", onResult } = options;
  const { batchEvents = 1000, batchBytes = maxBatchBytes } = options;
  return call(function* () {
    checkNumber("concurrency", concurrency);
    checkNumber("batchEvents", batchEvents);
    checkNumber("batchBytes", batchBytes, maxBatchBytes);
    const policy = { ...readRetry(options.retry), repeatable: true };
    const request = {
      ...writeRequest(createEvents, { path: { datasetSlug }, body: [] }),
      compress: compress || undefined,
    };
    const results: EventResult[] = [];
    const counts = { accepted: 0, refused: 0, failed: 0 };
    const settle: Settle = ({ event, index }, result) => {
      counts[result.status]++;
      if (onResult) onResult(result, event, index);
      else results[index] = result;
    };
    const limits = { events: batchEvents, bytes: batchBytes };
    const batches = new Batches(events, limits, (event, index, reason) =>
      settle({ event, index }, { status: "refused", reason, code: undefined }),
    );
    const worker = call(function* () {
      for (;;) {
        const batch = yield* batches.take();
        if (batch.length === 0) return;
        yield* deliver(batch, request, policy, settle);
      }
    });
    try {
      yield* all(new Array<Call<void>>(concurrency).fill(worker), { concurrency });
    } finally {
      batches.close();
    }
    if (batches.failure) {
      const { error: cause } = batches.failure;
      throw new HoneycombEventsError(`The events' source threw: ${cause}`, { cause, results });
    }
    return { results, counts };
  });
}

/** The largest body that Honeycomb takes, before compression. */
const maxBatchBytes = 5_000_000;

type Settle = (entry: Pick<Entry, "event" | "index">, result: EventResult) => void;

const accepted: EventResult = { status: "accepted" };

/** Sends a batch, and again those of its events that Honeycomb was too busy for. */
function deliver(
  batch: readonly Entry[],
  request: ApiRequest,
  policy: RetryPolicy,
  settle: Settle,
): Call<void> {
  return call(function* () {
    let left = batch;
    for (let attempt = 1; ; attempt++) {
      let response: HttpResponse;
      let answers: BatchEventResult[];
      try {
        response = yield* http({ ...request, body: joinBatch(left) });
        answers = readAnswers(response, left.length);
      } catch (error) {
        if (!isFailure(error)) throw error;
        for (const entry of left) settle(entry, { status: "failed", error });
        return;
      }
      const again: { entry: Entry; answer: BatchEventResult }[] = [];
      for (const [index, entry] of left.entries()) {
        const answer = answers[index] as BatchEventResult;
        const { status: code, error: reason = "Honeycomb gave no reason" } = answer;
        if (code >= 200 && code < 300) settle(entry, accepted);
        else if (code === 429 || code >= 500) again.push({ entry, answer });
        else settle(entry, { status: "refused", reason, code });
      }
      if (again.length === 0) return;
      // The headers are those of an answer that is a success: as long as they say that requests are
      // left, their `reset` is nothing to wait for.
      const delay = retryDelay(policy, attempt, { status: 503, headers: response.headers });
      if (delay === undefined) {
        for (const { entry, answer } of again) {
          settle(entry, { status: "failed", error: toError(answer, response) });
        }
        return;
      }
      left = again.map(({ entry }) => entry);
      yield* sleep(delay);
    }
  });
}

/** What Honeycomb says of each event of a batch. */
function readAnswers(response: HttpResponse, count: number): Output<typeof createEvents> {
  // The whole batch is taken, without a word of each.
  if (response.status === 202 && response.body === "") {
    return Array.from({ length: count }, () => ({ status: 202 }));
  }
  const answers = readResponse(createEvents, response) as Output<typeof createEvents>;
  if (answers.length === count) return answers;
  throw new HoneycombResponseError(
    `${createEvents.id}: the answer tells of ${answers.length} events, but ${count} were sent`,
    {
      operation: createEvents.id,
      status: response.status,
      requestId: readRequestId(response),
      body: answers,
    },
  );
}

/** Whether an error is an outcome of sending; others mean that nothing can be sent. */
function isFailure(error: unknown) {
  return (
    error instanceof HoneycombApiError ||
    error instanceof HoneycombResponseError ||
    error instanceof HoneycombTimeoutError ||
    error instanceof HoneycombConnectionError
  );
}

function toError(answer: BatchEventResult, response: HttpResponse): HoneycombApiError {
  const { status, error } = answer;
  const { headers } = response;
  const message = [createEvents.id, status, error].filter(Boolean).join(": ");
  return createApiError(message, {
    operation: createEvents.id,
    status,
    headers,
    body: answer,
    requestId: readRequestId(response),
    rateLimit: readRateLimit(headers),
    retryAfter: readRetryAfter({ status, headers }),
    issues: [],
  });
}

function checkNumber(name: string, value: number, max = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  const expected = `a whole number from 1${max < Number.MAX_SAFE_INTEGER ? ` to ${max}` : ""}`;
  throw HoneycombInputError.of(name, value, expected, createEvents.id);
}
