import type { HttpMethod, KeyKind } from "./operation.ts";
import type { Compression } from "./wire.ts";

/**
 * A request before it meets a client: it knows nothing of hosts and keys, so that a call can be
 * logged, compared and kept.
 */
export interface ApiRequest {
  /** Honeycomb's id of the operation. */
  readonly operation: string;
  readonly method: HttpMethod;
  /** Path and query, encoded: `/1/triggers/api?detailed=true`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
  /** Whether the transport is to compress the body. */
  readonly compress?: Compression | undefined;
  /** Which kinds of key it takes. */
  readonly auth: readonly KeyKind[];
  readonly repeatable: boolean;
}
