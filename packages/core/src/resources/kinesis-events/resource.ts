import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { createKinesisEvents } from "./operations.ts";
import type { KinesisEvent, KinesisResponse } from "./types.ts";

/**
 * Sends events in the format of Amazon Data Firehose. Use it to forward deliveries of Firehose to
 * Honeycomb.
 *
 * @see https://api-docs.honeycomb.io/api/kinesis-events
 */
export class KinesisEvents<M extends Mode> extends Resource<M> {
  /**
   * Forwards a delivery.
   *
   * @param event the delivery, with its `requestId`
   * @returns the id of the delivery, and an error message if Honeycomb didn't accept it
   * @throws HoneycombInputError when the delivery has no `requestId`
   *
   * @example
   * ```ts
   * const { errorMessage } = await client.kinesisEvents.create("api", {
   *   requestId: "ed1d787c-b9e2-4631-92dc-8e7c9d26d804",
   *   timestamp: Date.now(),
   *   records: [{ data: btoa(JSON.stringify({ endpoint: "/cart", duration_ms: 32 })) }],
   * });
   * ```
   */
  create(
    datasetSlug: string,
    event: KinesisEvent,
    options?: RequestOptions,
  ): Result<M, KinesisResponse> {
    return this.runCall(
      call(function* () {
        const { requestId } = event;
        if (requestId === undefined) {
          const expected = "the id of the delivery";
          throw HoneycombInputError.of("requestId", requestId, expected, createKinesisEvents.id);
        }
        const headers = { "X-Amz-Firehose-Request-Id": requestId };
        const path = { datasetSlug };
        return yield* invoke(createKinesisEvents, { path, headers, body: event });
      }),
      options,
    );
  }
}
