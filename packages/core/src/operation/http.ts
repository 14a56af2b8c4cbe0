import type { HttpMethod, KeyKind } from "./operation.ts";

/** How a body is compressed: with `zstd` where the platform supports it, otherwise with `gzip`. */
export type Compression = "gzip" | "zstd";

/** Bytes, not in shared memory. It is what TypeScript 5.7 and later call `Uint8Array<ArrayBuffer>`. */
export interface Bytes extends Uint8Array {
  /** The memory that holds the bytes. */
  readonly buffer: ArrayBuffer;
}

/** A request of a call, before the client adds its host, its keys and its timeout. */
export interface ApiRequest {
  /** Honeycomb's id of the operation. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: HttpMethod;
  /** Path and query, encoded: `/1/triggers/api?detailed=true`. */
  readonly path: string;
  /** The headers of the operation. Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, not compressed. */
  readonly body?: string | Bytes | undefined;
  /** How to compress the body. */
  readonly compress?: Compression | undefined;
  /** Which kinds of key the operation accepts. */
  readonly auth: readonly KeyKind[];
  /** Whether sending it twice has the same effect as sending it once. */
  readonly idempotent: boolean;
}

/** A request that is ready to be sent. It is plain data, which can be passed to another process. */
export interface HttpRequest {
  /** Honeycomb's id of the operation, for errors. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** The whole URL, with its query. */
  readonly url: string;
  /** All headers, including those that contain keys. Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, not compressed. */
  readonly body?: string | Bytes | undefined;
  /** How to compress the body. */
  readonly compress?: Compression | undefined;
  /** How long to wait for the whole response, in milliseconds. */
  readonly timeout: number;
  /** The largest body of a response, decompressed, in bytes. */
  readonly maxResponseSize: number;
}

/** A response as it was received. */
export interface HttpResponse {
  /** The URL of the request. */
  readonly url: string;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the response. Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body, decompressed and decoded as UTF-8. */
  readonly body: string;
}
