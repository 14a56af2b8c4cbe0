/** A record of a Kinesis stream. */
export interface KinesisEventRecord {
  /** The record in Base64: events as JSON, or metrics in OpenTelemetry's protobuf format. */
  data?: string;
}

/**
 * A delivery of Amazon Data Firehose.
 *
 * @see https://api-docs.honeycomb.io/api/kinesis-events
 */
export interface KinesisEvent {
  /** The id of the delivery. */
  requestId?: string;
  /** When Firehose sent the delivery, in milliseconds since 1970. */
  timestamp?: number;
  /** The records. */
  records?: KinesisEventRecord[];
}

/** The result of a delivery. */
export interface KinesisResponse {
  /** The id of the delivery. */
  requestId?: string;
  /** When Honeycomb processed the delivery, in milliseconds since 1970. */
  timestamp?: number;
  /** Why Honeycomb didn't accept the delivery. It is absent when Honeycomb did. */
  errorMessage?: string;
}
