import type { RetryPolicy } from "./retry.ts";

/** A request as it goes over the wire: plain data, ready to be sent or handed to another process. */
export interface HttpRequest {
  /** Honeycomb's id of the operation, for errors and hooks. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** How long one attempt may take, to the last byte of its answer, in milliseconds. */
  readonly timeout: number;
  readonly retry: RetryPolicy;
}

/** An answer as it came over the wire. */
export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8. */
  readonly body: string;
}
