import { proxyHost } from "./proxy.ts";

/** Why there is no response. */
interface Failure {
  /** The code of the system's error, or one of those below. Undefined when there is none. */
  readonly code: string | undefined;
  /** The reason, in words or as a code that says it all. */
  readonly reason: string;
}

/**
 * Describes the error of `fetch`.
 *
 * @param url the URL of the request
 */
export function describeFailure(error: unknown, url: string): Failure {
  const { code, message } = findReason(error);
  const [, proxyStatus] = /^Proxy response \((\d+)\)/.exec(message) ?? [];
  if (proxyStatus !== undefined) {
    return {
      // A failing proxy may recover. One that rejects the request won't change its mind.
      code: Number(proxyStatus) < 500 ? "ERR_PROXY_REJECTED" : "ERR_PROXY_FAILED",
      reason: `the proxy ${proxyHost(url)} responded with status ${proxyStatus}`,
    };
  }
  if (message === "bad port") {
    const { port } = new URL(url);
    return { code: "ERR_BLOCKED_PORT", reason: `fetch doesn't connect to port ${port}` };
  }
  if (code !== undefined && certificateCodes.test(code)) {
    return { code, reason: `the certificate of the host is not trusted: ${code}` };
  }
  return { code, reason: code ?? message };
}

/** OpenSSL's codes for invalid certificates, and Node's for one of another host. */
const certificateCodes =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_)/;

/**
 * Finds the first cause with an error code. Without one, the innermost message is the most
 * specific.
 */
function findReason(error: unknown): { readonly code?: string; readonly message: string } {
  let message = String(error);
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    message = cause.message;
    // A host with several addresses fails with an error for each.
    const errors: unknown[] = cause instanceof AggregateError ? [cause, ...cause.errors] : [cause];
    for (const error of errors) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (typeof code === "string") return { code, message };
    }
  }
  return { message };
}
