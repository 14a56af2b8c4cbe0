import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keys } from "../../test/host.ts";
import {
  all,
  allSettled,
  awaitPromise,
  type Call,
  call,
  HoneycombAbortError,
  HoneycombConfigError,
  HoneycombInputError,
  type RequestOptions,
  sleep,
} from "../index.ts";
import {
  type Cancel,
  Configuration,
  type Effect,
  type Host,
  type HttpRequest,
  type HttpResponse,
  type Outcome,
  type Settle,
} from "../transport.ts";
import { getConfiguration, sendOnce, suspend, withOptions } from "./effect.ts";
import { Task } from "./interpreter.ts";

const request: HttpRequest = {
  operation: "getThing",
  method: "GET",
  url: "https://api.honeycomb.io/1/thing",
  headers: {},
  maxResponseSize: 1000,
  timeout: 1000,
};
const response: HttpResponse = { url: request.url, status: 200, headers: {}, body: "" };

/** An effect that is in progress until the test settles it. */
interface Pending {
  readonly name: string;
  readonly settle: Settle<never>;
  isCancelled: boolean;
}

/** A host whose effects the test settles. */
class ManualHost implements Host {
  readonly effects: Pending[] = [];

  send({ operation }: HttpRequest, settle: Settle<HttpResponse>): Cancel {
    return this.#add(`send ${operation}`, settle);
  }

  sleep(milliseconds: number, settle: Settle<void>): Cancel {
    return this.#add(`sleep ${milliseconds}`, settle);
  }

  wait(_: PromiseLike<unknown>, settle: Settle<unknown>): Cancel {
    return this.#add("wait", settle);
  }

  /** The names of the effects that were started, with those that were cancelled. */
  get log(): string[] {
    return this.effects.map(({ name, isCancelled }) => `${name}${isCancelled ? " cancelled" : ""}`);
  }

  /** Settles the latest effect of a name. */
  settle(name: string, outcome: Outcome<unknown> = { value: undefined }): void {
    const effect = this.effects.findLast((each) => each.name === name);
    if (!effect) throw new Error(`no effect ${name}`);
    effect.settle(outcome as Outcome<never>);
  }

  #add(name: string, settle: Settle<never>): Cancel {
    const effect = { name, settle, isCancelled: false };
    this.effects.push(effect);
    return () => {
      effect.isCancelled = true;
    };
  }
}

/** A host whose effects settle before they have started. */
const immediateHost: Host = {
  send: (_, settle) => {
    settle({ value: response });
    return () => {};
  },
  sleep: (_, settle) => {
    settle({ value: undefined });
    return () => {};
  },
};

/** Starts a call. */
function begin<T>(host: Host, started: Call<T>, signals: readonly AbortSignal[] = []) {
  const outcomes: Outcome<T>[] = [];
  const task = new Task<T>(host, {
    call: started,
    configuration: new Configuration(keys),
    signals,
    settle: (outcome) => outcomes.push(outcome),
  });
  task.start();
  return { outcomes, abort: (reason: unknown) => task.abort(reason) };
}

const aborted = { error: expect.any(HoneycombAbortError) };

/** Appends to a list, as a call. */
const append = (list: string[], item: string) =>
  call(function* () {
    list.push(item);
  });

/** A call that records what happens in it. It runs an effect in its `finally` block. */
function recorded(list: string[], name: string, body: Call<unknown>, cleanup?: Call<unknown>) {
  return call(function* () {
    try {
      list.push(`${name} starts`);
      yield* body;
      list.push(`${name} continues`);
    } catch (error) {
      list.push(`${name} catches`);
      throw error;
    } finally {
      list.push(`${name} cleans up`);
      if (cleanup) yield* cleanup;
      list.push(`${name} ends`);
    }
  });
}

describe("a run", () => {
  test("resumes the call with values and errors, where the effect was yielded", () => {
    const host = new ManualHost();
    const lost = new Error("lost");
    const { outcomes } = begin(
      host,
      call(function* () {
        const first = yield* sendOnce(request);
        try {
          yield* sleep(5);
        } catch (error) {
          return [first, error];
        }
        return [];
      }),
    );
    host.settle("send getThing", { value: response });
    expect(outcomes).toEqual([]);
    host.settle("sleep 5", { error: lost });
    expect(outcomes).toEqual([{ value: [response, lost] }]);
    expect(host.log).toEqual(["send getThing", "sleep 5"]);
  });

  test("settles with the error that nothing catches", () => {
    const host = new ManualHost();
    const { outcomes } = begin(host, recorded([], "call", recorded([], "inner", sleep(1))));
    const error = new Error("no timer");
    host.settle("sleep 1", { error });
    expect(outcomes).toEqual([{ error }]);
  });

  test("gets a new generator each time, also concurrently", () => {
    const host = new ManualHost();
    const counting = call(function* () {
      let count = 0;
      yield* sleep(1);
      return ++count;
    });
    const runs = [begin(host, counting), begin(host, counting)];
    for (const { settle } of host.effects) settle({ value: undefined } as never);
    for (const { outcomes } of runs) expect(outcomes).toEqual([{ value: 1 }]);
  });

  test("ignores what settles twice", () => {
    const host = new ManualHost();
    const { outcomes } = begin(
      host,
      call(function* () {
        const values = [yield* awaitPromise(Promise.resolve())] as unknown[];
        yield* sleep(1);
        return values;
      }),
    );
    host.settle("wait", { value: "first" });
    host.settle("wait", { value: "second" });
    host.settle("wait", { error: new Error("third") });
    expect(outcomes).toEqual([]);
    host.settle("sleep 1");
    host.settle("sleep 1");
    expect(outcomes).toEqual([{ value: ["first"] }]);
  });

  test("can be aborted after something settled twice", () => {
    const host = new ManualHost();
    const { outcomes, abort } = begin(
      host,
      call(function* () {
        yield* sleep(1);
        yield* sleep(2);
      }),
    );
    host.settle("sleep 1");
    host.settle("sleep 1");
    abort("enough");
    expect(host.log).toEqual(["sleep 1", "sleep 2 cancelled"]);
    expect(outcomes).toEqual([aborted]);
  });

  test("throws in the call what the host throws", () => {
    const broken = new Error("broken");
    const host: Host = {
      ...immediateHost,
      send: () => {
        throw broken;
      },
    };
    const { outcomes } = begin(host, allSettled([sendOnce(request)]));
    expect(outcomes).toEqual([{ value: [{ status: "rejected", reason: broken }] }]);
  });

  test("settles with what the function of a call throws before it returns a generator", () => {
    const broken = new Error("broken");
    const throwing = call((): Generator<Effect, never, unknown> => {
      throw broken;
    });
    expect(begin(immediateHost, throwing).outcomes).toEqual([{ error: broken }]);
    const outer = call(function* () {
      try {
        return yield* throwing;
      } catch (error) {
        return [error];
      }
    });
    expect(begin(immediateHost, outer).outcomes).toEqual([{ value: [broken] }]);
  });

  test.each([undefined, null, 0, "sleep", {}, { type: "http" }, Promise.resolve()])(
    "throws when a call yields %j, which is not an effect",
    (value) => {
      const wrong = call(function* () {
        yield value as never;
      });
      const { outcomes } = begin(immediateHost, wrong);
      expect(outcomes).toEqual([{ error: expect.any(HoneycombInputError) }]);
      expect(outcomes[0]).toMatchObject({
        error: { message: expect.stringContaining("yield: expected `yield*` and a call") },
      });
    },
  );

  test("costs no stack for 100,000 effects that settle at once", () => {
    const { outcomes } = begin(
      immediateHost,
      call(function* () {
        for (let count = 0; count < 50_000; count++) {
          yield* sleep(1);
          yield* getConfiguration;
        }
        return "done";
      }),
    );
    expect(outcomes).toEqual([{ value: "done" }]);
  });

  test("costs no stack for calls that are nested 10,000 deep", () => {
    const nested = (depth: number): Call<number> =>
      call(function* () {
        if (depth === 0) {
          yield* sleep(1);
          return 0;
        }
        return 1 + (yield* nested(depth - 1));
      });
    const host = new ManualHost();
    expect(begin(immediateHost, nested(10_000)).outcomes).toEqual([{ value: 10_000 }]);
    const { outcomes, abort } = begin(host, nested(10_000));
    abort("enough");
    expect(outcomes).toEqual([aborted]);
  });

  test("runs each call until it yields, without another in between", () => {
    const host = new ManualHost();
    const list: string[] = [];
    const steps = (name: string) =>
      call(function* () {
        list.push(`${name}1`);
        yield* append(list, `${name}2`);
        list.push(`${name}3`);
        yield* sleep(1);
        list.push(`${name}4`);
      });
    begin(host, all([steps("a"), steps("b")]));
    for (const { settle } of host.effects) settle({ value: undefined } as never);
    expect(list).toEqual(["a1", "a2", "a3", "b1", "b2", "b3", "a4", "b4"]);
  });
});

describe("an abort", () => {
  const effects: [name: string, effect: (host: ManualHost) => Call<unknown>, log: string[]][] = [
    ["send", () => sendOnce(request), ["send getThing cancelled"]],
    ["sleep", () => sleep(1), ["sleep 1 cancelled"]],
    ["wait", () => awaitPromise(Promise.resolve()), ["wait cancelled"]],
    [
      "suspend",
      (host) => suspend(() => () => host.effects.push({ name: "unsuspended" } as Pending)),
      ["unsuspended"],
    ],
    [
      "all",
      () => all([sleep(1), sendOnce(request)]),
      ["sleep 1 cancelled", "send getThing cancelled"],
    ],
    ["options", () => withOptions(sleep(1), { timeout: 5 }), ["sleep 1 cancelled"]],
    [
      "all inside options inside all",
      () => all([withOptions(all([sleep(1), sleep(2)]), {})]),
      ["sleep 1 cancelled", "sleep 2 cancelled"],
    ],
  ];

  test.each(effects)("cancels %s, and settles with a HoneycombAbortError", (_, effect, log) => {
    const host = new ManualHost();
    const { outcomes, abort } = begin(host, effect(host));
    const reason = new Error("no longer needed");
    abort(reason);
    expect(host.log).toEqual(log);
    expect(outcomes).toEqual([aborted]);
    let cause: unknown = outcomes[0];
    if (outcomes[0] && "error" in outcomes[0]) ({ cause } = outcomes[0].error as Error);
    expect(cause).toBe(reason);
  });

  test.each(effects)("ignores what %s settles with afterwards", (_, effect) => {
    const host = new ManualHost();
    const list: string[] = [];
    const { outcomes, abort } = begin(host, recorded(list, "call", effect(host), sleep(9)));
    const pending = [...host.effects];
    abort("enough");
    for (const { settle } of pending) settle({ value: "late" } as never);
    expect(outcomes).toEqual([]);
    host.settle("sleep 9");
    expect(outcomes).toEqual([aborted]);
    expect(list).toEqual(["call starts", "call cleans up", "call ends"]);
  });

  test.each(effects)(
    "during %s runs finally blocks from the inside out, and no catch blocks",
    (_, effect) => {
      const host = new ManualHost();
      const list: string[] = [];
      const cleanup = (name: string) =>
        call(function* () {
          yield* sendOnce({ ...request, operation: name });
        });
      const inner = recorded(list, "inner", effect(host), cleanup("innerCleanup"));
      const outer = recorded(list, "outer", inner, cleanup("outerCleanup"));
      const { outcomes, abort } = begin(host, outer);
      abort("enough");
      expect(list).toEqual(["outer starts", "inner starts", "inner cleans up"]);
      host.settle("send innerCleanup");
      host.settle("send outerCleanup");
      expect(list.slice(3)).toEqual(["inner ends", "outer cleans up", "outer ends"]);
      expect(outcomes).toEqual([aborted]);
    },
  );

  test("names the operation whose request it cancels", () => {
    const { outcomes, abort } = begin(new ManualHost(), sendOnce(request));
    abort(new DOMException("This operation was aborted", "AbortError"));
    expect(outcomes).toMatchObject([
      { error: { message: "getThing was aborted", operation: "getThing" } },
    ]);
  });

  test("leaves a finally block that was already running when it came", () => {
    const host = new ManualHost();
    const list: string[] = [];
    const { outcomes, abort } = begin(host, recorded(list, "call", append([], ""), sleep(9)));
    abort("enough");
    expect(host.log).toEqual(["sleep 9 cancelled"]);
    expect(list).toEqual(["call starts", "call continues", "call cleans up"]);
    expect(outcomes).toEqual([aborted]);
  });

  test("a second time changes nothing: effects in finally blocks are not aborted", () => {
    const host = new ManualHost();
    const cleanup = all([sleep(7), withOptions(sleep(8), {})]);
    const list: string[] = [];
    const { outcomes, abort } = begin(host, recorded(list, "call", sleep(1), cleanup));
    const first = new Error("first");
    abort(first);
    abort(new Error("second"));
    expect(host.log).toEqual(["sleep 1 cancelled", "sleep 7", "sleep 8"]);
    host.settle("sleep 7");
    host.settle("sleep 8");
    expect(list.at(-1)).toBe("call ends");
    expect(outcomes).toMatchObject([{ error: { cause: first } }]);
  });

  test("after the end changes nothing", () => {
    const host = new ManualHost();
    const { outcomes, abort } = begin(host, sleep(1));
    host.settle("sleep 1");
    abort("too late");
    expect(outcomes).toEqual([{ value: undefined }]);
  });

  test("ends with what a finally block throws", () => {
    const host = new ManualHost();
    const broken = new Error("cleaning up failed");
    const failing = call(function* () {
      throw broken;
    });
    const { outcomes, abort } = begin(host, recorded([], "call", sleep(1), failing));
    abort("enough");
    expect(outcomes).toEqual([{ error: broken }]);
  });

  test("ends with what a finally block inside options or all throws", () => {
    for (const wrap of [
      (inner: Call<unknown>) => withOptions(inner, {}),
      (inner: Call<unknown>) => all([sleep(2), inner, sleep(3)]),
      (inner: Call<unknown>) => all([sleep(2), withOptions(all([inner]), {}), sleep(3)]),
    ]) {
      const host = new ManualHost();
      const broken = new Error("cleaning up failed");
      const failing = call(function* () {
        yield* sleep(9);
        throw broken;
      });
      const list: string[] = [];
      const inner = recorded([], "inner", sleep(1), failing);
      const { outcomes, abort } = begin(host, recorded(list, "outer", wrap(inner)));
      abort("enough");
      expect(outcomes).toEqual([]);
      host.settle("sleep 9");
      expect(outcomes).toEqual([{ error: broken }]);
      // It is still an abort, which no catch block sees.
      expect(list).toEqual(["outer starts", "outer cleans up", "outer ends"]);
    }
  });

  test("from inside the call takes effect when the call yields", () => {
    const host = new ManualHost();
    const controller = new AbortController();
    const list: string[] = [];
    const aborting = call(function* () {
      controller.abort();
      list.push("still running");
      yield* recorded(list, "inner", sleep(1));
    });
    const { outcomes } = begin(host, recorded(list, "outer", aborting), [controller.signal]);
    expect(list).toEqual(["outer starts", "still running", "outer cleans up", "outer ends"]);
    expect(host.log).toEqual([]);
    expect(outcomes).toEqual([aborted]);
  });

  test("from inside the last step of a call is too late", () => {
    const controller = new AbortController();
    const aborting = call(function* () {
      yield* sleep(1);
      controller.abort();
      return "done";
    });
    const { outcomes } = begin(immediateHost, aborting, [controller.signal]);
    expect(outcomes).toEqual([{ value: "done" }]);
  });

  test("while an effect starts cancels it", () => {
    const controller = new AbortController();
    const manual = new ManualHost();
    const host: Host = {
      send: (sent, settle) => {
        controller.abort();
        return manual.send(sent, settle);
      },
      sleep: manual.sleep.bind(manual),
    };
    const list: string[] = [];
    const sending = recorded(list, "call", sendOnce(request));
    const { outcomes } = begin(host, sending, [controller.signal]);
    expect(manual.log).toEqual(["send getThing cancelled"]);
    expect(list).toEqual(["call starts", "call cleans up", "call ends"]);
    expect(outcomes).toEqual([aborted]);
  });

  test("before the start runs nothing", () => {
    const host = new ManualHost();
    const list: string[] = [];
    const reason = new Error("too late");
    const { outcomes } = begin(host, append(list, "ran"), [AbortSignal.abort(reason)]);
    expect(list).toEqual([]);
    expect(outcomes).toMatchObject([{ error: { name: "HoneycombAbortError", cause: reason } }]);
  });

  test("by any of several signals works, and no listener is left when the run has ended", () => {
    const controllers = [new AbortController(), new AbortController()] as const;
    const counts = controllers.map(({ signal }) => countListeners(signal));
    const signals = controllers.map(({ signal }) => signal);
    const host = new ManualHost();
    const { outcomes } = begin(host, sleep(1), signals);
    controllers[1].abort();
    expect(outcomes).toEqual([aborted]);
    expect(counts.map(({ now }) => now)).toEqual([0, 0]);
    const ending = begin(host, sleep(2), [controllers[0].signal]);
    host.settle("sleep 2");
    expect(ending.outcomes).toEqual([{ value: undefined }]);
    expect(counts[0]?.now).toBe(0);
    expect(counts[0]?.most).toBe(1);
  });
});

function countListeners(signal: AbortSignal) {
  const count = { now: 0, most: 0 };
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args: unknown[]) => {
    count.most = Math.max(count.most, ++count.now);
    addEventListener.apply(signal, args as never);
  };
  signal.removeEventListener = (...args: unknown[]) => {
    count.now--;
    removeEventListener.apply(signal, args as never);
  };
  return count;
}

describe("all", () => {
  test("returns values in order, whichever is ready first", () => {
    const host = new ManualHost();
    const value = (name: string) => withValue(sleep(name.length), name);
    const { outcomes } = begin(host, all([value("a"), value("bb"), value("ccc")]));
    for (const name of ["sleep 2", "sleep 3", "sleep 1"]) {
      expect(outcomes).toEqual([]);
      host.settle(name);
    }
    expect(outcomes).toEqual([{ value: ["a", "bb", "ccc"] }]);
  });

  test("starts calls as others end, up to the concurrency", () => {
    const host = new ManualHost();
    begin(host, all([sleep(1), sleep(2), sleep(3), sleep(4)], { concurrency: 2 }));
    expect(host.log).toEqual(["sleep 1", "sleep 2"]);
    host.settle("sleep 2");
    expect(host.log).toEqual(["sleep 1", "sleep 2", "sleep 3"]);
    host.settle("sleep 1");
    expect(host.log).toHaveLength(4);
  });

  test("aborts the others when one fails, and throws after their finally blocks", () => {
    const host = new ManualHost();
    const list: string[] = [];
    const broken = new Error("broken");
    const calls = [sleep(1), recorded(list, "other", sleep(2), sleep(9)), append(list, "late")];
    const { outcomes } = begin(host, all(calls, { concurrency: 2 }));
    host.settle("sleep 1", { error: broken });
    expect(host.log).toEqual(["sleep 1", "sleep 2 cancelled", "sleep 9"]);
    expect(outcomes).toEqual([]);
    host.settle("sleep 9");
    expect(outcomes).toEqual([{ error: broken }]);
    expect(list).toEqual(["other starts", "other cleans up", "other ends"]);
  });

  test("throws the first error, although the others fail while they are aborted", () => {
    const host = new ManualHost();
    const first = new Error("first");
    const failing = call(function* () {
      throw new Error("second");
    });
    const { outcomes } = begin(host, all([sleep(1), recorded([], "b", sleep(2), failing)]));
    host.settle("sleep 1", { error: first });
    expect(outcomes).toEqual([{ error: first }]);
  });

  test("does not start the calls after one that fails at once", () => {
    const list: string[] = [];
    const broken = new Error("broken");
    const failing = call(function* () {
      throw broken;
    });
    const { outcomes } = begin(new ManualHost(), all([failing, append(list, "late")]));
    expect(outcomes).toEqual([{ error: broken }]);
    expect(list).toEqual([]);
  });

  test("does not start calls after an abort, and waits for those that clean up", () => {
    const host = new ManualHost();
    const list: string[] = [];
    const calls = [recorded(list, "a", sleep(1), sleep(9)), sleep(2), append(list, "late")];
    const { outcomes, abort } = begin(host, all(calls, { concurrency: 2 }));
    abort("enough");
    expect(host.log).toEqual(["sleep 1 cancelled", "sleep 2 cancelled", "sleep 9"]);
    expect(outcomes).toEqual([]);
    host.settle("sleep 9");
    expect(outcomes).toEqual([aborted]);
    expect(list).toEqual(["a starts", "a cleans up", "a ends"]);
  });

  test("does not start calls after an abort from the last step of a call", () => {
    const controller = new AbortController();
    const list: string[] = [];
    const aborting = call(function* () {
      yield* sleep(1);
      controller.abort();
    });
    const calls = all([aborting, append(list, "late")], { concurrency: 1 });
    const host = new ManualHost();
    const { outcomes } = begin(host, calls, [controller.signal]);
    host.settle("sleep 1");
    expect(list).toEqual([]);
    expect(outcomes).toEqual([aborted]);
  });

  test("of calls that were aborted is not confused by an abort of the whole run", () => {
    const host = new ManualHost();
    const broken = new Error("broken");
    const { outcomes, abort } = begin(host, all([sleep(1), recorded([], "b", sleep(2), sleep(9))]));
    host.settle("sleep 1", { error: broken });
    abort("meanwhile");
    expect(outcomes).toEqual([]);
    host.settle("sleep 9");
    expect(outcomes).toEqual([{ error: broken }]);
  });

  test("inside a finally block runs to its end, although the run is aborted", () => {
    const host = new ManualHost();
    const cleanup = all([sleep(7), sleep(8)], { concurrency: 1 });
    const { outcomes, abort } = begin(host, recorded([], "call", sleep(1), cleanup));
    abort("enough");
    host.settle("sleep 7");
    host.settle("sleep 8");
    expect(host.log).toEqual(["sleep 1 cancelled", "sleep 7", "sleep 8"]);
    expect(outcomes).toEqual([aborted]);
  });

  test.each([1, 3, Number.POSITIVE_INFINITY])(
    "costs no stack for 10,000 calls that settle at once, %d at a time",
    (concurrency) => {
      const calls = Array.from({ length: 10_000 }, (_, index) => withValue(sleep(1), index));
      const { outcomes } = begin(immediateHost, all(calls, { concurrency }));
      expect(outcomes).toEqual([{ value: Array.from({ length: 10_000 }, (_, index) => index) }]);
    },
  );

  test("costs no stack for 10,000 calls that are aborted", () => {
    const host = new ManualHost();
    const calls = Array.from({ length: 10_000 }, () => sleep(1));
    const { outcomes, abort } = begin(host, all(calls));
    abort("enough");
    expect(outcomes).toEqual([aborted]);
    expect(host.effects.filter(({ isCancelled }) => isCancelled)).toHaveLength(10_000);
  });
});

function withValue<T>(before: Call<unknown>, value: T): Call<T> {
  return call(function* () {
    yield* before;
    return value;
  });
}

describe("suspend", () => {
  test("resumes only after the call that settles it yields", () => {
    const host = new ManualHost();
    const list: string[] = [];
    let settle: Settle<string> = () => {};
    const waiting = call(function* () {
      const value = yield* suspend<string>((given) => {
        settle = given;
        return () => {};
      });
      list.push(`resumed with ${value}`);
    });
    const settling = call(function* () {
      settle({ value: "a value" });
      list.push("settled");
      // A run of its own in between does not count as a yield.
      begin(host, append(list, "nested run"));
      list.push("yields");
      yield* sleep(1);
    });
    begin(host, all([waiting, settling]));
    expect(list).toEqual(["settled", "nested run", "yields", "resumed with a value"]);
  });

  test("resumes at once when no call is running", () => {
    let settle: Settle<number> = () => {};
    const { outcomes } = begin(
      immediateHost,
      suspend<number>((given) => {
        settle = given;
        return () => {};
      }),
    );
    expect(outcomes).toEqual([]);
    settle({ value: 7 });
    settle({ value: 8 });
    expect(outcomes).toEqual([{ value: 7 }]);
  });

  test("resumes when it is settled while it starts", () => {
    const failure = new Error("failure");
    const suspended = suspend((settle) => {
      settle({ error: failure });
      return () => {};
    });
    expect(begin(immediateHost, suspended).outcomes).toEqual([{ error: failure }]);
  });

  test("resumes inside a run that another call blocks for", () => {
    const host = new ManualHost();
    const list: string[] = [];
    let settle: Settle<void> = () => {};
    const waiting = suspend<void>((given) => {
      settle = given;
      return () => {};
    });
    const other = call(function* () {
      yield* sleep(2);
      settle({ value: undefined });
    });
    begin(host, other);
    const blocking = call(function* () {
      const { outcomes } = begin(host, waiting);
      // What a client that blocks does, in a hook for example.
      host.settle("sleep 2");
      list.push(`${outcomes.length} settled`);
    });
    begin(host, blocking);
    expect(list).toEqual(["1 settled"]);
  });
});

describe("wait", () => {
  test("on a host that can't wait for promises is a HoneycombInputError, which a call can catch", () => {
    const careful = call(function* () {
      try {
        yield* awaitPromise(Promise.resolve());
      } catch (error) {
        return error;
      }
      return undefined;
    });
    const { outcomes } = begin(immediateHost, careful);
    expect(outcomes).toEqual([{ value: expect.any(HoneycombInputError) }]);
  });
});

describe("options", () => {
  /** What the configuration is inside the options. */
  function configurationWith(...options: RequestOptions[]): Configuration {
    const inner = options.reduceRight<Call<Configuration>>(withOptions, getConfiguration);
    const [outcome] = begin(immediateHost, inner).outcomes;
    if (!outcome || "error" in outcome) throw outcome?.error ?? new Error("it did not end");
    return outcome.value;
  }

  test("apply inside, the innermost first, and not outside", () => {
    const { retryPolicy, validate } = configurationWith(
      { retry: 1, validate: "off" },
      { retry: { maxRetries: 9 } },
    );
    expect(retryPolicy.maxRetries).toBe(9);
    expect(validate).toBe("off");
    const after = call(function* () {
      yield* withOptions(sleep(1), { validate: "off" });
      return (yield* getConfiguration).validate;
    });
    expect(begin(immediateHost, after).outcomes).toEqual([{ value: "warn" }]);
  });

  test("append hooks", () => {
    const names: string[] = [];
    const hook = (name: string) => ({ onRequest: () => names.push(name) });
    for (const { onRequest } of configurationWith(hook("outer"), hook("inner")).hooks) {
      onRequest?.({} as never);
    }
    expect(names).toEqual(["outer", "inner"]);
  });

  test("that are not valid throw in the call", () => {
    const act = () => configurationWith({ timeout: -1 });
    expect(act).toThrow(HoneycombConfigError);
  });

  test("share the cache", () => {
    const shared = call(function* () {
      const { cache } = yield* getConfiguration;
      return (yield* withOptions(getConfiguration, { timeout: 1 })).cache === cache;
    });
    expect(begin(immediateHost, shared).outcomes).toEqual([{ value: true }]);
  });

  test("with a signal abort the call inside. It is an error for the call outside", () => {
    const host = new ManualHost();
    const controller = new AbortController();
    const list: string[] = [];
    const inner = recorded(list, "inner", sleep(1), sleep(9));
    const outer = recorded(list, "outer", withOptions(inner, { signal: controller.signal }));
    const { outcomes } = begin(host, outer);
    controller.abort();
    expect(host.log).toEqual(["sleep 1 cancelled", "sleep 9"]);
    host.settle("sleep 9");
    expect(list).toEqual([
      "outer starts",
      "inner starts",
      "inner cleans up",
      "inner ends",
      "outer catches",
      "outer cleans up",
      "outer ends",
    ]);
    expect(outcomes).toEqual([aborted]);
  });

  test("with a signal that is aborted already run nothing", () => {
    const list: string[] = [];
    const options = { signal: AbortSignal.abort() };
    const { outcomes } = begin(immediateHost, withOptions(append(list, "ran"), options));
    expect(outcomes).toEqual([aborted]);
    expect(list).toEqual([]);
  });

  test("inside a finally block can still abort by their own signal", () => {
    const host = new ManualHost();
    const controller = new AbortController();
    const cleanup = withOptions(sleep(9), { signal: controller.signal });
    const { outcomes, abort } = begin(host, recorded([], "call", sleep(1), cleanup));
    abort("enough");
    controller.abort();
    expect(host.log).toEqual(["sleep 1 cancelled", "sleep 9 cancelled"]);
    expect(outcomes).toEqual([aborted]);
  });
});

test("a run that is started inside a call runs to its end, and the call continues", () => {
  const list: string[] = [];
  const outer = call(function* () {
    const { outcomes } = begin(immediateHost, withValue(sleep(1), "nested"));
    list.push(...outcomes.map((outcome) => JSON.stringify(outcome)));
    yield* sleep(1);
    return "outer";
  });
  expect(begin(immediateHost, outer).outcomes).toEqual([{ value: "outer" }]);
  expect(list).toEqual(['{"value":"nested"}']);
});

describe("whatever calls do", () => {
  /** A call as data. */
  type Tree =
    | { readonly kind: "sleep"; readonly time: number }
    | { readonly kind: "throw" }
    | { readonly kind: "sequence" | "options"; readonly parts: readonly Tree[] }
    | { readonly kind: "all"; readonly parts: readonly Tree[]; readonly concurrency: number }
    | { readonly kind: "catch" | "settled"; readonly parts: readonly Tree[] }
    | { readonly kind: "finally"; readonly parts: readonly Tree[]; readonly cleanup: Tree };

  const { tree } = fc.letrec<{ tree: Tree }>((tie) => {
    const parts = fc.array(tie("tree"), { maxLength: 4 });
    return {
      tree: fc.oneof(
        { depthSize: "medium", withCrossShrink: true },
        fc.record({ kind: fc.constant("sleep" as const), time: fc.nat(5) }),
        fc.record({ kind: fc.constantFrom("sequence", "options", "catch", "settled"), parts }),
        fc.record({
          kind: fc.constant("all" as const),
          parts,
          concurrency: fc.integer({ min: 1, max: 3 }),
        }),
        fc.record({ kind: fc.constant("finally" as const), parts, cleanup: tie("tree") }),
        fc.constant<Tree>({ kind: "throw" }),
      ) as fc.Arbitrary<Tree>,
    };
  });

  class Planned extends Error {}

  /** What is observed while a tree runs. */
  class Observer {
    /** Calls that have started and not ended. */
    running = 0;
    /** `finally` blocks that must be entered. */
    open = 0;
    /** `finally` blocks that were entered after the abort, and must be left. */
    unfinished = 0;
    /** Whether the run is aborted. */
    isAborted = false;
    readonly faults: string[] = [];

    /** Makes the call of a tree. Its value has the tree's shape. */
    call(tree: Tree, isCleanup = false): Call<unknown> {
      const observer = this;
      const parts = "parts" in tree ? tree.parts : [];
      const inner = parts.map((part) => observer.call(part, isCleanup));
      return call(function* () {
        observer.running++;
        let step = "started";
        try {
          switch (tree.kind) {
            case "sleep":
              if (observer.isAborted && !isCleanup) observer.faults.push("slept after the abort");
              yield* sleep(tree.time);
              return tree.time;
            case "throw":
              throw new Planned();
            case "sequence": {
              const values: unknown[] = [];
              for (const each of inner) values.push(yield* each);
              return values;
            }
            case "options":
              return yield* withOptions(all(inner, { concurrency: 1 }), { timeout: 1 });
            case "settled": {
              const settled = yield* allSettled(inner);
              return settled.map((each) => ("value" in each ? each.value : "failed"));
            }
            case "all": {
              let now = 0;
              const limited = inner.map((each) =>
                call(function* () {
                  if (++now > tree.concurrency) observer.faults.push("concurrency exceeded");
                  try {
                    return yield* each;
                  } finally {
                    now--;
                  }
                }),
              );
              const values = yield* all(limited, { concurrency: tree.concurrency });
              if (now !== 0) observer.faults.push("all ended before its calls");
              return values;
            }
            case "catch":
              try {
                const values: unknown[] = [];
                for (const each of inner) values.push(yield* each);
                return values;
              } catch (error) {
                if (!(error instanceof Planned)) observer.faults.push(`caught ${error}`);
                return "caught";
              }
            case "finally":
              observer.open++;
              try {
                const values: unknown[] = [];
                for (const each of inner) values.push(yield* each);
                return values;
              } finally {
                observer.open--;
                // A block that was entered before the abort is cut short: JavaScript can't tell.
                const mustEnd = observer.isAborted && !isCleanup;
                if (mustEnd) observer.unfinished++;
                yield* settleAny(observer.call(tree.cleanup, true));
                if (mustEnd) observer.unfinished--;
              }
          }
        } finally {
          if (step !== "started") observer.faults.push("ended twice");
          step = "ended";
          observer.running--;
        }
      });
    }
  }

  /** A cleanup that fails is not the point here. */
  function settleAny(cleanup: Call<unknown>): Call<void> {
    return call(function* () {
      yield* allSettled([cleanup]);
    });
  }

  /** What a tree returns when it isn't aborted, and how long it takes. */
  function model(tree: Tree): { outcome: unknown; failed: boolean } {
    const sequence = (parts: readonly Tree[]) => {
      const values: unknown[] = [];
      for (const part of parts) {
        const { outcome, failed } = model(part);
        if (failed) return { outcome: undefined, failed };
        values.push(outcome);
      }
      return { outcome: values, failed: false };
    };
    switch (tree.kind) {
      case "sleep":
        return { outcome: tree.time, failed: false };
      case "throw":
        return { outcome: undefined, failed: true };
      case "catch": {
        const { outcome, failed } = sequence(tree.parts);
        return { outcome: failed ? "caught" : outcome, failed: false };
      }
      case "settled":
        return {
          outcome: tree.parts.map((part) => {
            const { outcome, failed } = model(part);
            return failed ? "failed" : outcome;
          }),
          failed: false,
        };
      default:
        return sequence(tree.parts);
    }
  }

  /** A host that settles effects in any order, some of them at once. */
  class RandomHost extends ManualHost {
    readonly #choose: (count: number) => number;

    constructor(choose: (count: number) => number) {
      super();
      this.#choose = choose;
    }

    override sleep(milliseconds: number, settle: Settle<void>): Cancel {
      if (milliseconds > 0) return super.sleep(milliseconds, settle);
      settle({ value: undefined });
      return () => {};
    }

    /** Settles one effect; false when there is none. */
    next(): boolean {
      const pending = this.effects.filter(({ isCancelled }) => !isCancelled);
      if (pending.length === 0) return false;
      const effect = pending[this.#choose(pending.length)] as Pending;
      effect.isCancelled = true;
      effect.settle({ value: undefined } as never);
      return true;
    }
  }

  const choices = fc.infiniteStream(fc.nat());

  test("a run settles once, with the value or the error of its calls, after all of them ended", () => {
    fc.assert(
      fc.property(tree, choices, (tree, choices) => {
        const observer = new Observer();
        const host = new RandomHost((count) => (choices.next().value as number) % count);
        const { outcomes } = begin(host, observer.call(tree));
        while (host.next());
        const expected = model(tree);
        expect(outcomes).toEqual([
          expected.failed ? { error: expect.any(Planned) } : { value: expected.outcome },
        ]);
        expect(observer).toMatchObject({ running: 0, open: 0, unfinished: 0, faults: [] });
      }),
      { numRuns: 500 },
    );
  });

  test("a run that is aborted starts nothing but cleanups, and runs every finally block", () => {
    fc.assert(
      fc.property(tree, choices, fc.nat(10), (tree, choices, steps) => {
        const observer = new Observer();
        const host = new RandomHost((count) => (choices.next().value as number) % count);
        const { outcomes, abort } = begin(host, observer.call(tree));
        for (let step = 0; step < steps && host.next(); step++);
        const hadEnded = outcomes.length > 0;
        observer.isAborted = true;
        abort("enough");
        while (host.next());
        expect(outcomes).toHaveLength(1);
        expect(observer).toMatchObject({ running: 0, open: 0, unfinished: 0, faults: [] });
        if (hadEnded) return;
        const { error } = outcomes[0] as { error: unknown };
        // An error that came first, while others were cleaning up, wins.
        if (!(error instanceof Planned)) expect(error).toBeInstanceOf(HoneycombAbortError);
      }),
      { numRuns: 1000 },
    );
  });
});
