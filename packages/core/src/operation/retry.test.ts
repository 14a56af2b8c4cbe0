import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FailedAttempt, type RetryPolicy, retryDelay } from "../index.ts";

const policy: RetryPolicy = { limit: 2, repeatable: true, minDelay: 300, maxDelay: 60_000 };
const once: RetryPolicy = { ...policy, repeatable: false };

const answered = (status: number, headers: Record<string, string> = {}) => ({ status, headers });
const lost = (code?: string) => ({ code });

/** The longest wait, as if the dice had fallen high. */
const wait = (policy: RetryPolicy, failed: FailedAttempt, attempt = 1) =>
  retryDelay(policy, attempt, failed, () => 1);

describe("what is tried again", () => {
  const asks = { "retry-after": "2" };
  const used = { ratelimit: "limit=1, remaining=0, reset=3" };

  test.each<
    [name: string, failed: FailedAttempt, repeatable: number | undefined, once: number | undefined]
  >([
    ["400", answered(400), undefined, undefined],
    ["401", answered(401), undefined, undefined],
    ["403", answered(403), undefined, undefined],
    ["404", answered(404), undefined, undefined],
    ["408", answered(408), 300, undefined],
    ["409", answered(409), undefined, undefined],
    ["422", answered(422), undefined, undefined],
    ["429", answered(429), 300, 300],
    ["429 with Retry-After", answered(429, asks), 2000, 2000],
    ["429 with RateLimit", answered(429, used), 3000, 3000],
    ["500", answered(500), 300, undefined],
    ["500 with Retry-After", answered(500, asks), 2000, undefined],
    ["501", answered(501), undefined, undefined],
    ["502", answered(502), 300, undefined],
    ["503", answered(503), 300, undefined],
    ["503 with Retry-After", answered(503, asks), 2000, 2000],
    ["504", answered(504), 300, undefined],
    ["302", answered(302), undefined, undefined],
    ["200 that was refused for its content", answered(200), undefined, undefined],
    ["connection refused", lost("ECONNREFUSED"), 300, 300],
    ["host not found", lost("ENOTFOUND"), 300, 300],
    ["no time to connect", lost("UND_ERR_CONNECT_TIMEOUT"), 300, 300],
    ["connection reset", lost("ECONNRESET"), 300, undefined],
    ["cut in the body", lost("UND_ERR_SOCKET"), 300, undefined],
    ["lost without a code", lost(), 300, undefined],
  ])("%s", (_, failed, repeatable, notRepeatable) => {
    expect(wait(policy, failed)).toBe(repeatable);
    expect(wait(once, failed)).toBe(notRepeatable);
  });

  test("an answer that asks for more than maxDelay is not waited for", () => {
    expect(wait({ ...policy, maxDelay: 2000 }, answered(429, asks))).toBe(2000);
    expect(wait({ ...policy, maxDelay: 1999 }, answered(429, asks))).toBeUndefined();
  });

  test("the wait doubles, up to maxDelay", () => {
    const waits = [1, 2, 3, 4, 5].map((attempt) =>
      wait({ ...policy, limit: 9, maxDelay: 2000 }, answered(503), attempt),
    );
    expect(waits).toEqual([300, 600, 1200, 2000, 2000]);
  });
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
    limit: fc.nat(5000),
    repeatable: fc.boolean(),
    minDelay: fc.nat(2 ** 31 - 1),
    maxDelay: fc.nat(2 ** 31 - 1),
  });
  const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  test("no wait is negative or longer than maxDelay", () => {
    fc.assert(
      fc.property(
        anyPolicy,
        fc.integer({ min: 1, max: 5000 }),
        failed,
        dice,
        (policy, attempt, failed, random) => {
          const delay = retryDelay(policy, attempt, failed, () => random);
          if (delay === undefined) return;
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(policy.maxDelay);
        },
      ),
    );
  });

  test("nothing is tried more often than limit says", () => {
    fc.assert(
      fc.property(anyPolicy, fc.integer({ min: 1 }), failed, (policy, over, failed) => {
        expect(retryDelay(policy, policy.limit + over, failed)).toBeUndefined();
      }),
    );
  });

  test("what is not repeatable is tried again only when it was surely not taken", () => {
    fc.assert(
      fc.property(anyPolicy, failed, (policy, failed) => {
        if (retryDelay({ ...policy, repeatable: false }, 1, failed) === undefined) return;
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

  test("what may be tried again if it is not repeatable, may be if it is", () => {
    fc.assert(
      fc.property(anyPolicy, failed, dice, (policy, failed, random) => {
        const once = retryDelay({ ...policy, repeatable: false }, 1, failed, () => random);
        if (once === undefined) return;
        expect(retryDelay({ ...policy, repeatable: true }, 1, failed, () => random)).toBe(once);
      }),
    );
  });
});
