import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import type { KinesisEvent, KinesisResponse } from "./models.ts";
import { createKinesisEvents } from "./operations.ts";

/**
 * Events as Amazon Data Firehose delivers them, for those who stand between the two.
 *
 * @see https://api-docs.honeycomb.io/api/kinesis-events
 */
export class KinesisEvents<M extends Mode> extends Resource<M> {
  /**
   * Hands a delivery on. Returns its id, and what went wrong, if anything did.
   *
   * @param event the delivery, with its `requestId`
   * @throws HoneycombAuthError when Honeycomb doesn't know the key
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
          const expected = "the delivery's id";
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
