import type { HttpMethod, KeyKind } from "./operation.ts";

/** How a body is compressed: with `zstd` where the platform supports it, otherwise with `gzip`. */
export type Compression = "gzip" | "zstd";

/** A request that doesn't know its client yet: it has no host, no key and no timeout. */
export interface ApiRequest {
  /** Honeycomb's id of the operation. */
  readonly operation: string;
  readonly method: HttpMethod;
  /** Path and query, encoded: `/1/triggers/api?detailed=true`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** How to compress the body. */
  readonly compress?: Compression | undefined;
  /** Which kinds of key the operation accepts. */
  readonly auth: readonly KeyKind[];
  /** Whether sending it twice has the same effect as sending it once. */
  readonly idempotent: boolean;
}

/** A request that can be sent: plain data, which can also be passed to another process. */
export interface HttpRequest {
  /** Honeycomb's id of the operation, for errors. */
  readonly operation: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** How to compress the body. */
  readonly compress?: Compression | undefined;
  /** How long to wait for the whole response, in milliseconds. */
  readonly timeout: number;
}

/** A response as it was received. */
export interface HttpResponse {
  /** The URL of the request. */
  readonly url: string;
  readonly status: number;
  /** Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8. */
  readonly body: string;
}
