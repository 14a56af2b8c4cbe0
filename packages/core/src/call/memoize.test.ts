import { describe, expect, test } from "vitest";
import { json, keys, type Respond, runOn, syncClient, TestHost } from "../../test/host.ts";
import {
  all,
  allSettled,
  call,
  HoneycombAbortError,
  HoneycombForbiddenError,
  invoke,
  operations,
  sleep,
} from "../index.ts";
import { Session } from "../session.ts";
import { withOptions } from "./effect.ts";
import { memoize } from "./memoize.ts";

const slugs = memoize(
  call(function* () {
    const datasets = yield* invoke(operations.listDatasets);
    return datasets.map(({ slug }) => slug);
  }),
);
const listed: Respond = () => json([{ name: "API", slug: "api" }]);
const forbidden = json({ error: "not yet" }, { status: 403 });

describe("a memoized call", () => {
  test("runs once for a client, which caches its value", () => {
    const { run, log } = syncClient(listed);
    expect(run(slugs)).toEqual(["api"]);
    expect(run(slugs)).toEqual(["api"]);
    expect(run(withOptions(slugs, { timeout: 1 }))).toEqual(["api"]);
    expect(log).toEqual(["GET /1/datasets"]);
  });

  test("runs again for another client", () => {
    for (const { run, log } of [syncClient(listed), syncClient(listed)]) {
      run(slugs);
      expect(log).toHaveLength(1);
    }
  });

  test("runs once for concurrent calls, which wait for it", () => {
    const { run, log } = syncClient(listed);
    expect(run(all([slugs, slugs, all([slugs, slugs])]))).toEqual([
      ["api"],
      ["api"],
      [["api"], ["api"]],
    ]);
    expect(log).toHaveLength(1);
  });

  test("caches undefined, too", () => {
    let runs = 0;
    const counted = memoize(
      call(function* () {
        yield* sleep(1);
        runs++;
      }),
    );
    const { run } = syncClient(listed);
    run(all([counted, counted]));
    run(counted);
    expect(runs).toBe(1);
  });

  test("does not cache an error: each waiting call tries again", () => {
    let isAllowed = false;
    const { run, log } = syncClient((request) => (isAllowed ? listed(request) : forbidden));
    const failed = { status: "rejected", reason: expect.any(HoneycombForbiddenError) };
    expect(run(allSettled([slugs, slugs]))).toEqual([failed, failed]);
    expect(log).toHaveLength(2);
    isAllowed = true;
    expect(run(slugs)).toEqual(["api"]);
    expect(log).toHaveLength(3);
  });

  test("is computed by a waiting call when the first is aborted", () => {
    const host = new TestHost(listed);
    const session = new Session(keys, host);
    const first = new AbortController();
    const outcomes: unknown[] = [];
    session.extend({ signal: first.signal }).start(slugs, (outcome) => outcomes.push(outcome));
    session.start(slugs, (outcome) => outcomes.push(outcome));
    expect(host.log).toHaveLength(1);
    first.abort();
    expect(outcomes).toEqual([{ error: expect.any(HoneycombAbortError) }]);
    expect(runOn(host, session, slugs)).toEqual(["api"]);
    expect(outcomes[1]).toEqual({ value: ["api"] });
    expect(host.log).toHaveLength(2);
  });

  test("stops waiting when it is aborted, and leaves the others alone", () => {
    const host = new TestHost(listed);
    const session = new Session(keys, host);
    const second = new AbortController();
    const outcomes: unknown[] = [];
    session.start(slugs, (outcome) => outcomes.push(outcome));
    session.extend({ signal: second.signal }).start(slugs, (outcome) => outcomes.push(outcome));
    second.abort();
    expect(outcomes).toEqual([{ error: expect.any(HoneycombAbortError) }]);
    host.next();
    expect(outcomes[1]).toEqual({ value: ["api"] });
  });
});
