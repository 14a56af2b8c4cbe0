import {
  HoneycombConnectionError,
  HoneycombInputError,
  HoneycombTimeoutError,
} from "@honeycomb/core";
import type {
  Cancel,
  Host,
  HttpRequest,
  HttpResponse,
  Outcome,
  Settle,
} from "@honeycomb/core/transport";
import { Deadlines } from "./deadlines.ts";
import { restoreError } from "./error-description.ts";
import type { End, Report } from "./messages.ts";
import { Sender } from "./sender.ts";

/** How long after a request's timeout the sender must report it, in milliseconds. */
const gracePeriod = 5_000;

interface Pending {
  readonly id: number;
  readonly request: HttpRequest;
  readonly settle: Settle<HttpResponse>;
  cancelDeadline: Cancel;
}

/**
 * The connection of all clients of a thread to their sender process. The process is started for the
 * first request, restarted when it was lost, and stopped when no client uses it any more.
 *
 * Requests and timers settle only in `wait`. A client blocks by calling `wait` until its call has
 * ended. A hook can make another call, whose loop then also settles what the outer loop waits for.
 */
class SenderChannel {
  #users = 0;
  #sender: Sender | undefined;
  #lastId = 0;
  readonly #pending = new Map<number, Pending>();
  /** Pending requests that are not posted to the sender yet. `wait` does that. */
  readonly #unsent = new Set<Pending>();
  /** The deadlines of pending requests, and the timers. */
  readonly #deadlines = new Deadlines();

  retain(): void {
    this.#users++;
  }

  /** Stops the sender when no client uses it any more. */
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
   * Blocks until a request or a timer is done, and settles it.
   *
   * @throws HoneycombInputError when nothing is pending, since it would block forever
   */
  wait(): void {
    // Messages come before requests, since one may report that the sender has exited.
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
    // The request may have been aborted before its response arrived.
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

  /**
   * Kills a sender that exceeded a request's timeout. It must be hanging, since it applies timeouts
   * itself.
   */
  #giveUp(silent: Pending): void {
    this.#sender?.stop();
    this.#lose("did not respond, and was killed", silent);
  }

  /**
   * Rejects the requests of a sender that has ended.
   *
   * @param silent the request whose timeout the sender exceeded
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
  "would wait forever: while the sync client blocks, only another call of the same client can settle a suspended one";

/** Blocks without a sender. */
function pause(milliseconds: number): undefined {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

const channel = new SenderChannel();

/** Blocks until something happens that a call of this thread waits for. See `SenderChannel.wait`. */
export function wait(): void {
  channel.wait();
}

/** The host of one client, and of those that `withOptions` creates from it. */
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

  /** Called when the client is closed. It sends no more requests. */
  release(): void {
    if (!this.#usesChannel) return;
    this.#usesChannel = false;
    channel.release();
  }
}
