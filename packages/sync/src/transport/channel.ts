import {
  type Cancel,
  HoneycombConnectionError,
  HoneycombInputError,
  HoneycombTimeoutError,
  type Host,
  type HttpRequest,
  type HttpResponse,
  type Outcome,
  type Settle,
} from "@honeycomb/core";
import { Deadlines } from "./deadlines.ts";
import { restoreError } from "./error-description.ts";
import type { End, Report } from "./messages.ts";
import { Sender } from "./sender.ts";

/** How long the sender may be silent after a request's timeout, in milliseconds. */
const gracePeriod = 5_000;

interface Pending {
  readonly id: number;
  readonly request: HttpRequest;
  readonly settle: Settle<HttpResponse>;
  cancelDeadline: Cancel;
}

/**
 * What all clients of a thread run on: one sender process, started when there is something to send,
 * started again after it was lost, and stopped when no client uses it any more.
 *
 * Only `wait` settles. So a client blocks by calling `wait` until its call has ended, and a hook that
 * makes a call of its own waits in the same way: its loop also settles what the outer loop waits for.
 */
class SenderChannel {
  #users = 0;
  #sender: Sender | undefined;
  #lastId = 0;
  readonly #pending = new Map<number, Pending>();
  /** Those of them that the sender hasn't got yet. They are posted by `wait`. */
  readonly #unsent = new Set<Pending>();
  /** Every pending request has one, and so has every timer. */
  readonly #deadlines = new Deadlines();

  retain(): void {
    this.#users++;
  }

  /** Stops the sender when nobody uses it any more. */
  release(): void {
    this.#users--;
    if (this.#users > 0) return;
    this.#sender?.stop();
    this.#sender = undefined;
  }

  send(request: HttpRequest, settle: Settle<HttpResponse>): Cancel {
    const id = ++this.#lastId;
    const pending: Pending = { id, request, settle, cancelDeadline: () => {} };
    this.#pending.set(id, pending);
    this.#unsent.add(pending);
    pending.cancelDeadline = this.#deadlines.add(request.timeout + gracePeriod, () =>
      this.#giveUp(pending),
    );
    return () => {
      if (!this.#remove(pending)) return;
      if (!this.#unsent.delete(pending)) this.#sender?.post({ type: "abort", id });
    };
  }

  sleep(milliseconds: number, settle: Settle<void>): Cancel {
    return this.#deadlines.add(milliseconds, () => settle({ value: undefined }));
  }

  /**
   * Blocks until something has happened, and settles it.
   *
   * @throws HoneycombInputError when nothing is pending, since it would block forever
   */
  wait(): void {
    // Before anything is sent, since the message may be that the sender has ended.
    const message = this.#sender?.receive(0);
    if (message !== undefined) this.#dispatch(message);
    else if (this.#unsent.size > 0) this.#sendUnsent();
    else this.#block();
  }

  #block(): void {
    const { remaining } = this.#deadlines;
    if (remaining === undefined) {
      throw new HoneycombInputError([{ path: "call", message: waitsForNothing }]);
    }
    const message = this.#sender ? this.#sender.receive(remaining) : pause(remaining);
    if (message !== undefined) this.#dispatch(message);
    else this.#deadlines.runDue();
  }

  #sendUnsent(): void {
    let sender: Sender;
    try {
      sender = this.#sender ??= new Sender();
    } catch (error) {
      this.#unsent.clear();
      this.#lose(`could not be started: ${error}`);
      return;
    }
    for (const pending of this.#unsent) {
      this.#unsent.delete(pending);
      const { id, request } = pending;
      try {
        sender.post({ type: "send", id, request });
      } catch (error) {
        // The body can't be cloned.
        this.#finish(pending, { error });
      }
    }
  }

  #dispatch(message: Report | End): void {
    if (message.type === "end") {
      this.#lose(message.how);
      return;
    }
    const pending = this.#pending.get(message.id);
    // The response may have been under way when its request was aborted.
    if (pending === undefined) return;
    this.#finish(
      pending,
      message.type === "response"
        ? { value: message.response }
        : { error: restoreError(message.error) },
    );
  }

  #finish(pending: Pending, outcome: Outcome<HttpResponse>): void {
    if (this.#remove(pending)) pending.settle(outcome);
  }

  #remove(pending: Pending): boolean {
    pending.cancelDeadline();
    return this.#pending.delete(pending.id);
  }

  /** The sender applies timeouts itself. Where it didn't, it hangs, and so would other requests. */
  #giveUp(silent: Pending): void {
    this.#sender?.stop();
    this.#lose("did not respond, and was killed", silent);
  }

  /**
   * The sender has ended, and with it the requests that it had.
   *
   * @param silent the request whose timeout it ignored
   */
  #lose(how: string, silent?: Pending): void {
    this.#sender = undefined;
    const lost = [...this.#pending.values()].filter((pending) => !this.#unsent.has(pending));
    for (const pending of lost) {
      const { operation, timeout } = pending.request;
      const cause = new Error(`The process that sends requests ${how}`);
      const error =
        pending === silent
          ? new HoneycombTimeoutError(`${operation}: no response within ${timeout} ms`, {
              operation,
              timeout,
              cause,
            })
          : new HoneycombConnectionError(`${operation}: the process that sends requests ${how}`, {
              operation,
              cause,
            });
      this.#finish(pending, { error });
    }
  }
}

const waitsForNothing =
  "nothing is left to wait for, since this client blocks: only another call of the same client can settle a suspended one";

/** Blocks when there is no sender to wait for. */
function pause(milliseconds: number): undefined {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const channel = new SenderChannel();

/** Blocks until something has happened that a call of this thread waits for. See `wait` above. */
export function wait(): void {
  channel.wait();
}

/** What one client, with all that `withOptions` makes from it, runs on. */
export class ClientHost implements Host {
  #usesChannel = false;

  send(request: HttpRequest, settle: Settle<HttpResponse>): Cancel {
    if (!this.#usesChannel) {
      this.#usesChannel = true;
      channel.retain();
    }
    return channel.send(request, settle);
  }

  sleep(milliseconds: number, settle: Settle<void>): Cancel {
    return channel.sleep(milliseconds, settle);
  }

  /** The client is closed, and sends nothing more. */
  release(): void {
    if (!this.#usesChannel) return;
    this.#usesChannel = false;
    channel.release();
  }
}
