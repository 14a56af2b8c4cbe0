import type { RetryPolicy } from "./retry.ts";

/** How a body is compressed on its way: `zstd` where the platform has it, else `gzip`. */
export type Compression = "gzip" | "zstd";

/** Whether answers are checked against what the operation answers with. */
export type Validation = "on" | "off";

/** A request as it goes over the wire: plain data, ready to be sent or handed to another process. */
export interface HttpRequest {
  /** Honeycomb's id of the operation, for errors and hooks. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  readonly compress?: Compression | undefined;
  /** For the answer: whether it is to be checked. */
  readonly validate?: Validation | undefined;
  /** How long one attempt may take, to the last byte of its answer, in milliseconds. */
  readonly timeout: number;
  readonly retry: RetryPolicy;
}

/** An answer as it came over the wire. */
export interface HttpResponse {
  /** The URL that was asked. */
  readonly url: string;
  /** As in the request. */
  readonly validate?: Validation | undefined;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8. */
  readonly body: string;
}
