import { describe, expect, test } from "vitest";
import { json, keys, TestHost } from "../test/host.ts";
import { type Call, call, HoneycombAbortError, HoneycombConfigError, sleep } from "./index.ts";
import { Session } from "./session.ts";
import { callApi, type Outcome } from "./transport.ts";

const { datasets } = callApi();
const aborted = { error: expect.any(HoneycombAbortError) };

/** A session, and what the calls that it starts end with. */
function open(options = {}) {
  const host = new TestHost(() => json([]));
  const session = new Session({ ...keys, ...options }, host);
  const outcomes: Outcome<unknown>[] = [];
  const start = (started: Call<unknown>, on = session) =>
    on.start(started, (outcome) => outcomes.push(outcome));
  const finish = () => {
    while (host.next());
  };
  return { host, session, outcomes, start, finish };
}

/** Sleeps, and sleeps for longer when it is aborted. */
const slow = call(function* () {
  try {
    yield* sleep(1000);
  } finally {
    yield* sleep(5000);
  }
});

describe("a session", () => {
  test("runs calls with the client's configuration", () => {
    const { host, outcomes, start, finish } = open({ timeout: 77 });
    start(datasets.list());
    finish();
    expect(outcomes).toEqual([{ value: [] }]);
    expect(host.requests).toMatchObject([
      { timeout: 77, headers: { "x-honeycomb-team": keys.apiKey } },
    ]);
  });

  test("rejects options that don't fit together", () => {
    expect(() => open({ managementSecret: "" })).toThrow(HoneycombConfigError);
  });

  test("aborts its calls by the client's signal", () => {
    const controller = new AbortController();
    const { outcomes, start, finish } = open({ signal: controller.signal });
    start(datasets.list());
    start(datasets.list());
    controller.abort();
    expect(outcomes).toEqual([aborted, aborted]);
    start(datasets.list());
    finish();
    expect(outcomes[2]).toEqual(aborted);
  });
});

describe("a session with other request options", () => {
  test("uses them, and leaves the first session as it is", () => {
    const { host, session, start, finish } = open({ timeout: 1, headers: { "x-a": "1" } });
    start(datasets.list(), session.extend({ timeout: 2, headers: { "x-b": "2" } }));
    start(datasets.list());
    finish();
    expect(host.requests).toMatchObject([
      { timeout: 2, headers: { "x-a": "1", "x-b": "2" } },
      { timeout: 1, headers: { "x-a": "1" } },
    ]);
    expect(host.requests[1]?.headers).not.toHaveProperty("x-b");
  });

  test("aborts by its own signal and by those that it extends", () => {
    const [client, request] = [new AbortController(), new AbortController()];
    const { session, outcomes, start } = open({ signal: client.signal });
    const extended = session.extend({ signal: request.signal });
    start(sleep(1));
    start(sleep(2), extended);
    request.abort();
    expect(outcomes).toEqual([aborted]);
    start(sleep(3), session.extend({ timeout: 5 }).extend({ timeout: 6 }));
    client.abort();
    expect(outcomes).toEqual([aborted, aborted, aborted]);
  });

  test("is closed with the first session, and closes it", () => {
    for (const closeExtended of [true, false]) {
      const { session, outcomes, start } = open();
      const extended = session.extend({ timeout: 1 });
      start(sleep(1));
      start(sleep(2), extended);
      (closeExtended ? extended : session).close(() => {});
      start(sleep(3));
      start(sleep(4), extended);
      const closed = { error: expect.any(HoneycombConfigError) };
      expect(outcomes).toEqual([aborted, aborted, closed, closed]);
    }
  });
});

describe("close", () => {
  test("rejects later calls, with a clear error", () => {
    const { host, session, outcomes, start } = open();
    session.close(() => {});
    start(datasets.list());
    expect(outcomes).toEqual([
      { error: new HoneycombConfigError("The client is closed. Create another one.") },
    ]);
    expect(host.requests).toEqual([]);
  });

  test("aborts running calls, with the reason", () => {
    const { session, outcomes, start } = open();
    start(sleep(1));
    start(datasets.list());
    session.close(() => {});
    const message = "The client was closed during the call";
    expect(outcomes).toMatchObject([
      { error: { name: "HoneycombAbortError", message } },
      { error: { name: "HoneycombAbortError", cause: { message } } },
    ]);
  });

  test("waits for the finally blocks of running calls", () => {
    const { host, session, outcomes, start } = open();
    let closed = 0;
    start(slow);
    session.close(() => closed++);
    expect([closed, outcomes]).toEqual([0, []]);
    host.next();
    expect([closed, outcomes]).toEqual([1, [aborted]]);
  });

  test("calls back at once when nothing runs, and for each caller", () => {
    const { session, start, finish } = open();
    start(sleep(1));
    finish();
    const closed: string[] = [];
    session.close(() => closed.push("first"));
    expect(closed).toEqual(["first"]);
    session.close(() => closed.push("second"));
    expect(closed).toEqual(["first", "second"]);
  });

  test("twice while calls clean up calls back twice, after they have ended", () => {
    const { host, session, start } = open();
    const closed: string[] = [];
    start(slow);
    session.close(() => closed.push("first"));
    session.close(() => closed.push("second"));
    expect(closed).toEqual([]);
    host.next();
    expect(closed).toEqual(["first", "second"]);
  });

  test("from inside a call aborts that call when it yields", () => {
    const { session, outcomes, start } = open();
    let closed = 0;
    start(
      call(function* () {
        session.close(() => closed++);
        expect(closed).toBe(0);
        yield* sleep(1);
      }),
    );
    expect([closed, outcomes]).toEqual([1, [aborted]]);
  });

  test("settles the last call before it calls back", () => {
    const { host, session } = open();
    const list: string[] = [];
    session.start(slow, () => list.push("settled"));
    session.close(() => list.push("closed"));
    host.next();
    expect(list).toEqual(["settled", "closed"]);
  });
});
