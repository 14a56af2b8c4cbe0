import { HoneycombConnectionError, HoneycombTimeoutError, type HttpRequest } from "@honeycomb/core";
import type { Hooks } from "@honeycomb/http";
import type { Settled } from "../drive.ts";
import { Deadlines } from "./deadlines.ts";
import { restoreError } from "./error-description.ts";
import { Link } from "./link.ts";
import type { End, Report } from "./messages.ts";

/** How long the process that sends may be silent after an attempt's time is over, in milliseconds. */
const grace = 5_000;

interface Pending {
  readonly id: number;
  readonly request: HttpRequest;
  readonly hooks: Hooks;
  readonly settle: (settled: Settled) => void;
  isRepeated: boolean;
  cancelDeadline: () => void;
}

/**
 * What the clients of a thread send with: one process for all of them, since each request brings
 * its own key, time limit and retry policy. It is started when there is something to send, again
 * when it was lost, and stopped when the last client has been closed.
 */
class Connection {
  #clients = 0;
  #link: Link | undefined;
  #lastId = 0;
  readonly #pending = new Map<number, Pending>();
  /** Those of them that the process doesn't know of yet. */
  readonly #unsent = new Set<Pending>();
  readonly #deadlines = new Deadlines();

  /** Counts a client. */
  retain(): void {
    this.#clients++;
  }

  /** Counts it off. */
  release(): void {
    this.#clients--;
    if (this.#clients > 0) return;
    this.#link?.post({ type: "stop" });
    this.#link = undefined;
  }

  send(request: HttpRequest, hooks: Hooks, settle: (settled: Settled) => void): () => void {
    const id = ++this.#lastId;
    const pending = { id, request, hooks, settle, isRepeated: false, cancelDeadline: () => {} };
    this.#pending.set(id, pending);
    this.#unsent.add(pending);
    return () => this.#cancel(pending);
  }

  sleep(milliseconds: number, wake: () => void): () => void {
    return this.#deadlines.add(milliseconds, wake);
  }

  /** Blocks until there is one thing to deal with, and deals with it. */
  wait(): void {
    // What has arrived comes first: it may be that the process has ended.
    const message = this.#link?.receiveIfAvailable();
    if (message) this.#dispatch(message);
    else if (this.#unsent.size > 0) this.#sendUnsent();
    else this.#block();
  }

  #block(): void {
    const timeout = this.#deadlines.remaining;
    const message = this.#link ? this.#link.receive(timeout) : pause(timeout);
    if (message) this.#dispatch(message);
    else this.#deadlines.runDue();
  }

  #sendUnsent(): void {
    let link: Link;
    try {
      link = this.#link ??= new Link();
    } catch (error) {
      this.#lose(`could not be started: ${error}`);
      return;
    }
    for (const pending of this.#unsent) {
      this.#unsent.delete(pending);
      const { id, request, hooks } = pending;
      const [onRequest, onResponse] = [
        hooks.onRequest !== undefined,
        hooks.onResponse !== undefined,
      ];
      try {
        link.post({ type: "send", id, request, hooks: { onRequest, onResponse } });
        this.#expectWithin(request.timeout, pending);
      } catch (error) {
        // A body that can't go to another process.
        this.#finish(pending, { error });
      }
    }
  }

  #dispatch(message: Report | End): void {
    if (message.type === "end") this.#lose(message.how);
    else this.#handle(message);
  }

  #handle(report: Report): void {
    const pending = this.#pending.get(report.id);
    // An aborted request may still have something to say.
    if (pending === undefined) return;
    if (report.type === "answer") {
      this.#finish(pending, { value: report.answer });
    } else if (report.type === "failure") {
      this.#finish(pending, { error: restoreError(report.error) });
    } else {
      if (report.type === "onRetry") {
        this.#expectWithin(report.info.delay + pending.request.timeout, pending);
      }
      try {
        callHook(pending.hooks, report);
      } catch (error) {
        this.#cancel(pending);
        pending.settle({ error });
      }
    }
  }

  #finish(pending: Pending, settled: Settled): void {
    this.#pending.delete(pending.id);
    pending.cancelDeadline();
    pending.settle(settled);
  }

  #cancel(pending: Pending): void {
    if (!this.#pending.delete(pending.id)) return;
    pending.cancelDeadline();
    if (!this.#unsent.delete(pending)) this.#link?.post({ type: "abort", id: pending.id });
  }

  /** The process keeps the time limit itself; this one is for a process that does nothing any more. */
  #expectWithin(milliseconds: number, pending: Pending): void {
    pending.cancelDeadline();
    pending.cancelDeadline = this.#deadlines.add(milliseconds + grace, () => {
      const { operation, timeout } = pending.request;
      const how = "did not answer any more, and was killed";
      this.#finish(pending, {
        error: new HoneycombTimeoutError(`${operation}: no answer within ${timeout} ms`, {
          operation,
          timeout,
          cause: new Error(`The process that sends requests ${how}`),
        }),
      });
      this.#link?.post({ type: "stop" });
      this.#lose(how);
    });
  }

  /** The process has ended. What is safe to repeat goes to the next one, once. */
  #lose(how: string): void {
    this.#link = undefined;
    for (const pending of this.#pending.values()) {
      const { request, isRepeated } = pending;
      if (request.retry.repeatable && !isRepeated) {
        pending.isRepeated = true;
        this.#unsent.add(pending);
      } else {
        this.#unsent.delete(pending);
        this.#finish(pending, {
          error: new HoneycombConnectionError(
            `${request.operation}: the process that sends requests ${how}`,
            {
              operation: request.operation,
              cause: new Error(`The process that sends requests ${how}`),
            },
          ),
        });
      }
    }
  }
}

function callHook(hooks: Hooks, report: Report): void {
  switch (report.type) {
    case "onRequest":
      hooks.onRequest?.(report.info);
      break;
    case "onResponse":
      hooks.onResponse?.(report.info);
      break;
    case "onRetry": {
      const { error } = report.info;
      hooks.onRetry?.({ ...report.info, error: error && restoreError(error) });
    }
  }
}

/** Blocks, with nobody to wait for. */
function pause(milliseconds: number): undefined {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** This thread's. */
export const connection = new Connection();
