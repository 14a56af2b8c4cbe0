import { all } from "../../call/all.ts";
import { type Call, call } from "../../call/call.ts";
import { getConfiguration } from "../../call/effect.ts";
import { createApiError, HoneycombApiError } from "../../operation/errors/api-error.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { HoneycombResponseError } from "../../operation/errors/response-error.ts";
import {
  HoneycombConnectionError,
  HoneycombTimeoutError,
} from "../../operation/errors/transport-errors.ts";
import type { ApiRequest, Compression, HttpResponse } from "../../operation/http.ts";
import { type OperationOutput, writeRequest } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { readRateLimit, readRetryAfter } from "../../operation/rate-limit.ts";
import { readRequestId, readResponse, unusableResponse } from "../../operation/response.ts";
import { send } from "../../operation/send.ts";
import { Batches, type Entry, joinBatch } from "./batches.ts";
import type { NewEvent } from "./event.ts";
import { HoneycombEventsError } from "./events-error.ts";
import { createEvents } from "./operations.ts";
import type { EventCounts, EventResult } from "./result.ts";
import type { BatchEventResult } from "./types.ts";

/**
 * Options of `events.send`. The `retry` option also applies to single events that Honeycomb had no
 * capacity for (429 or 5xx), in a response that accepts the others.
 */
export interface SendOptions extends RequestOptions {
  /**
   * The largest number of events in a request, from 1.
   *
   * @default 1000
   */
  readonly batchEvents?: number | undefined;
  /**
   * The largest body of a request before compression, in bytes of JSON: up to 5 MB, which is
   * Honeycomb's limit. A larger event is not sent: its result is `rejected`.
   *
   * @default 5000000
   */
  readonly batchBytes?: number | undefined;
  /**
   * The largest number of concurrent requests, from 1.
   *
   * @default 4
   */
  readonly concurrency?: number | undefined;
  /**
   * How to compress requests. With `zstd`, platforms without it use `gzip`. `false` disables
   * compression.
   *
   * @default "zstd"
   */
  readonly compress?: Compression | false | undefined;
}

/**
 * Called with the result of each event and its index, from 0. The order of the calls can differ from
 * the order of the events.
 */
export type OnEventResult = (result: EventResult, event: NewEvent, index: number) => void;

/** The results of events. */
export interface Sent {
  /** In the events' order. Empty when `onResult` was called for each. */
  readonly results: EventResult[];
  /** How many events have each status. */
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
    const request = {
      ...writeRequest(createEvents, { path: { datasetSlug }, body: [] }),
      compress: compress || undefined,
    };
    const { withoutKeys } = yield* getConfiguration;
    const results: EventResult[] = [];
    const counts = { accepted: 0, rejected: 0, failed: 0 };
    const settle: SettleEvent = ({ event, index }, received) => {
      const result = received === accepted ? accepted : withoutKeys(received);
      counts[result.status]++;
      if (onResult) onResult(result, event, index);
      else results[index] = result;
    };
    const limits = { events: batchEvents, bytes: batchBytes };
    const batches = new Batches(events, limits, (event, index, reason) =>
      settle({ event, index }, { status: "rejected", reason, code: undefined }),
    );
    const worker = call(function* () {
      for (;;) {
        const batch = yield* batches.take();
        if (batch.length === 0) return;
        yield* deliver(batch, request, settle);
      }
    });
    try {
      yield* all(new Array<Call<void>>(concurrency).fill(worker), { concurrency });
    } finally {
      batches.close();
    }
    if (batches.failure) {
      const { error: cause } = batches.failure;
      throw new HoneycombEventsError(`The source of the events threw: ${cause}`, {
        cause,
        results,
      });
    }
    return { results, counts };
  });
}

/** The largest body that Honeycomb accepts, before compression. */
const maxBatchBytes = 5_000_000;

type SettleEvent = (entry: Pick<Entry, "event" | "index">, result: EventResult) => void;

const accepted: EventResult = { status: "accepted" };

/** Sends a batch, and retries those of its events that Honeycomb had no capacity for. */
function deliver(batch: readonly Entry[], request: ApiRequest, settle: SettleEvent): Call<void> {
  return call(function* () {
    let left = batch;
    /** The last result of each event that is left. */
    let results: readonly BatchEventResult[] = [];
    const write = (): ApiRequest => ({ ...request, body: joinBatch(left) });
    const readPart = (response: HttpResponse): ApiRequest | undefined => {
      const all = readResults(response, left.length);
      const isRetryable = (_: unknown, index: number) => {
        const { status } = all[index] as BatchEventResult;
        return status === 429 || status >= 500;
      };
      for (const [index, entry] of left.entries()) {
        const { status: code, error: reason = "Honeycomb gave no reason" } = all[
          index
        ] as BatchEventResult;
        if (code >= 200 && code < 300) settle(entry, accepted);
        else if (!isRetryable(entry, index)) settle(entry, { status: "rejected", reason, code });
      }
      left = left.filter(isRetryable);
      results = all.filter(isRetryable);
      return left.length > 0 ? write() : undefined;
    };
    try {
      const response = yield* send(write(), { remainder: readPart });
      // Throws an error for an error response.
      if (response.status >= 400) readResponse(createEvents, response);
      for (const [index, entry] of left.entries()) {
        const error = toError(results[index] as BatchEventResult, response);
        settle(entry, { status: "failed", error });
      }
    } catch (error) {
      if (!isFailure(error)) throw error;
      for (const entry of left) settle(entry, { status: "failed", error });
    }
  });
}

/** Reads the result of each event of a batch. */
function readResults(response: HttpResponse, count: number): OperationOutput<typeof createEvents> {
  // Honeycomb accepted the whole batch, without a result for each event.
  if (response.status === 202 && response.body === "") {
    return Array.from({ length: count }, () => ({ status: 202 }));
  }
  const results = readResponse(createEvents, response) as OperationOutput<typeof createEvents>;
  if (results.length === count) return results;
  const { id } = createEvents;
  const message = `${id}: the response has results for ${results.length} events, but ${count} were sent`;
  throw unusableResponse(id, message, results, response);
}

/** Whether an error becomes the result of events. Other errors end the whole call. */
function isFailure(error: unknown) {
  return (
    error instanceof HoneycombApiError ||
    error instanceof HoneycombResponseError ||
    error instanceof HoneycombTimeoutError ||
    error instanceof HoneycombConnectionError
  );
}

function toError(result: BatchEventResult, response: HttpResponse): HoneycombApiError {
  const { status, error } = result;
  const { headers } = response;
  const message = [createEvents.id, status, error].filter(Boolean).join(": ");
  return createApiError(message, {
    operation: createEvents.id,
    status,
    headers,
    body: result,
    requestId: readRequestId(response.headers),
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
