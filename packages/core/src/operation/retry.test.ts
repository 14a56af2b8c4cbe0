import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type FailedAttempt,
  type RetryPolicy,
  retryableStatuses,
  retryDelay,
} from "../transport.ts";

const policy: RetryPolicy = { maxRetries: 2, minDelay: 300, maxDelay: 60_000 };

const response = (status: number, headers: Record<string, string> = {}) => ({ status, headers });
const lost = (code?: string) => ({ code });

/** The longest delay that jitter allows. */
const delay = (
  failed: FailedAttempt,
  {
    idempotent = true,
    attempt = 1,
    ...others
  }: Partial<RetryPolicy> & { idempotent?: boolean; attempt?: number } = {},
) => retryDelay({ ...policy, ...others }, attempt, failed, idempotent, () => 1);

describe("what is retried", () => {
  const asks = { "retry-after": "2" };
  const used = { ratelimit: "limit=1, remaining=0, reset=3" };

  test.each<
    [
      name: string,
      failed: FailedAttempt,
      idempotent: number | undefined,
      notIdempotent: number | undefined,
    ]
  >([
    ["400", response(400), undefined, undefined],
    ["401", response(401), undefined, undefined],
    ["403", response(403), undefined, undefined],
    ["404", response(404), undefined, undefined],
    ["408", response(408), 300, undefined],
    ["409", response(409), undefined, undefined],
    ["422", response(422), undefined, undefined],
    ["429", response(429), 300, 300],
    ["429 with Retry-After", response(429, asks), 2000, 2000],
    ["429 with RateLimit", response(429, used), 3000, 3000],
    ["429 with both", response(429, { ...used, ...asks }), 2000, 2000],
    ["500", response(500), 300, undefined],
    ["500 with Retry-After", response(500, asks), 2000, undefined],
    ["501", response(501), undefined, undefined],
    ["502", response(502), 300, undefined],
    ["503", response(503), 300, undefined],
    ["503 with Retry-After", response(503, asks), 2000, 2000],
    ["503 with RateLimit", response(503, used), 3000, undefined],
    ["504", response(504), 300, undefined],
    ["302", response(302), undefined, undefined],
    ["connection refused", lost("ECONNREFUSED"), 300, 300],
    ["host not found", lost("ENOTFOUND"), 300, 300],
    ["proxy failed", lost("ERR_PROXY_FAILED"), 300, 300],
    ["proxy rejected the request", lost("ERR_PROXY_REJECTED"), undefined, undefined],
    ["blocked port", lost("ERR_BLOCKED_PORT"), undefined, undefined],
    ["self-signed certificate", lost("DEPTH_ZERO_SELF_SIGNED_CERT"), undefined, undefined],
    ["expired certificate", lost("CERT_HAS_EXPIRED"), undefined, undefined],
    ["certificate of another host", lost("ERR_TLS_CERT_ALTNAME_INVALID"), undefined, undefined],
    ["no TLS", lost("ERR_SSL_WRONG_VERSION_NUMBER"), undefined, undefined],
    ["headers too large", lost("UND_ERR_HEADERS_OVERFLOW"), undefined, undefined],
    ["name server unavailable", lost("EAI_AGAIN"), 300, 300],
    ["host unreachable", lost("EHOSTUNREACH"), 300, 300],
    ["network unreachable", lost("ENETUNREACH"), 300, 300],
    ["connecting timed out", lost("UND_ERR_CONNECT_TIMEOUT"), 300, 300],
    ["connection reset", lost("ECONNRESET"), 300, undefined],
    ["connection lost in the body", lost("UND_ERR_SOCKET"), 300, undefined],
    ["connection lost without a code", lost(), 300, undefined],
  ])("%s", (_, failed, idempotent, notIdempotent) => {
    expect(delay(failed)).toBe(idempotent);
    expect(delay(failed, { idempotent: false })).toBe(notIdempotent);
  });

  test("not a response that requests a longer delay than maxDelay", () => {
    expect(delay(response(429, asks), { maxDelay: 2000 })).toBe(2000);
    expect(delay(response(429, asks), { maxDelay: 1999 })).toBeUndefined();
  });

  test("the delay doubles, up to maxDelay", () => {
    const delays = [1, 2, 3, 4, 5].map((attempt) =>
      delay(response(503), { attempt, maxRetries: 9, maxDelay: 2000 }),
    );
    expect(delays).toEqual([300, 600, 1200, 2000, 2000]);
  });

  test("nothing with maxRetries 0", () => {
    expect(delay(response(429, asks), { maxRetries: 0 })).toBeUndefined();
    expect(delay(lost("ECONNREFUSED"), { maxRetries: 0 })).toBeUndefined();
  });
});

test("the docs name the statuses that are retried", async () => {
  const docs = await readFile(new URL("../../../../docs/errors.md", import.meta.url), "utf8");
  const [, list] = /after the statuses ((?:\d{3}(?:,|\s+and)?\s+)+\d{3})/.exec(docs) ?? [];
  expect(list?.match(/\d{3}/g)?.map(Number)).toEqual([...retryableStatuses]);
});

describe("whatever happens", () => {
  const header = fc.oneof(fc.nat(100_000).map(String), fc.string());
  const failed: fc.Arbitrary<FailedAttempt> = fc.oneof(
    fc.record({
      status: fc.integer({ min: 200, max: 599 }),
      headers: fc.record({ "retry-after": header, ratelimit: header }, { requiredKeys: [] }),
    }),
    fc.record({
      code: fc.option(fc.constantFrom("ECONNREFUSED", "ECONNRESET"), { nil: undefined }),
    }),
  );
  const anyPolicy = fc.record({
    maxRetries: fc.nat(5000),
    minDelay: fc.nat(2 ** 31 - 1),
    maxDelay: fc.nat(2 ** 31 - 1),
  });
  const jitter = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test("no delay is negative or longer than maxDelay", () => {
    const attempt = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(
        anyPolicy,
        attempt,
        failed,
        fc.boolean(),
        jitter,
        (policy, attempt, failed, idempotent, random) => {
          const delay = retryDelay(policy, attempt, failed, idempotent, () => random);
          if (delay === undefined) return;
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(policy.maxDelay);
        },
      ),
    );
  });

  test("nothing is retried more often than maxRetries", () => {
    fc.assert(
      fc.property(anyPolicy, fc.integer({ min: 1 }), failed, (policy, over, failed) => {
        expect(retryDelay(policy, policy.maxRetries + over, failed, true)).toBeUndefined();
      }),
    );
  });

  test("what is not idempotent is retried only when it was definitely not processed", () => {
    fc.assert(
      fc.property(anyPolicy, failed, (policy, failed) => {
        if (retryDelay(policy, 1, failed, false) === undefined) return;
        if ("status" in failed) {
          expect(
            failed.status === 429 || (failed.status === 503 && "retry-after" in failed.headers),
          ).toBe(true);
        } else {
          expect(failed.code).toBe("ECONNREFUSED");
        }
      }),
    );
  });

  test("an idempotent request is retried whenever another is", () => {
    fc.assert(
      fc.property(anyPolicy, failed, jitter, (policy, failed, random) => {
        const other = retryDelay(policy, 1, failed, false, () => random);
        if (other === undefined) return;
        expect(retryDelay(policy, 1, failed, true, () => random)).toBe(other);
      }),
    );
  });
});
