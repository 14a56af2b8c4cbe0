import {
  type Call,
  type Effect,
  HoneycombAbortError,
  HoneycombConnectionError,
  type HttpResponse,
} from "../src/index.ts";
import { json, text } from "./perform.ts";

/** How a request goes wrong. */
export type Fault =
  /** Honeycomb refuses it. */
  | "refused"
  /** Honeycomb isn't reached. */
  | "unreachable"
  /** The connection ends before the answer. Honeycomb has done it. */
  | "lost"
  /** Honeycomb has done it, and answers with what is not its model. */
  | "unreadable"
  /** The call is aborted before Honeycomb gets it. */
  | "aborted";

interface Rule {
  readonly fault: Fault;
  /** Whether a request goes wrong: which one it is, from 1, and what it asks. */
  readonly when: (index: number, request: string) => boolean;
}

/** Whatever was created by POST to a path is listed there, read and deleted by its id. */
export class InMemoryHoneycomb {
  /** What there is, by its path. */
  readonly things = new Map<string, Record<string, unknown>>();
  /** What was asked, such as `POST /1/recipients`. */
  readonly requests: string[] = [];
  /** The bodies of these requests. */
  readonly bodies: unknown[] = [];
  #rules: readonly Rule[] = [];
  #ids = 0;

  /** Makes requests go wrong from now on. */
  fail(...rules: Rule[]): void {
    this.#rules = rules;
    this.requests.length = 0;
  }

  /** Adds what is there before. */
  add(path: string, thing: Record<string, unknown>): Record<string, unknown> {
    const added = { id: `${path.split("/")[2]}-${++this.#ids}`, ...thing };
    this.things.set(`${path}/${added.id}`, added);
    return added;
  }

  /** What there is, in an order that doesn't matter. */
  get paths(): string[] {
    return [...this.things.keys()].sort();
  }

  /** Performs a call as a client does, one request after the other. */
  perform<T>(call: Call<T>): T {
    const steps = call[Symbol.iterator]();
    let abortion: HoneycombAbortError | undefined;
    let step = steps.next();
    while (!step.done) {
      if (step.value.type === "return") {
        step = steps.return(undefined as never);
        continue;
      }
      let outcome: unknown;
      try {
        outcome = this.#answer(step.value);
      } catch (error) {
        if (error instanceof HoneycombAbortError && !abortion) {
          abortion = error;
          step = steps.return(undefined as never);
        } else {
          step = steps.throw(error);
        }
        continue;
      }
      step = steps.next(outcome);
    }
    if (abortion) throw abortion;
    return step.value;
  }

  #answer(effect: Effect): unknown {
    if (effect.type === "all") return effect.calls.map((call) => this.perform(call));
    if (effect.type !== "http") throw new Error(`an effect that was not expected: ${effect.type}`);
    const { method, path, body } = effect.request;
    const request = `${method} ${path}`;
    this.requests.push(request);
    this.bodies.push(body && JSON.parse(body as string));
    const rule = this.#rules.find(({ when }) => when(this.requests.length, request));
    switch (rule?.fault) {
      case "refused":
        return json({ error: "refused on purpose" }, { status: 422 });
      case "unreachable":
        throw new HoneycombConnectionError("unreachable on purpose", { code: "ECONNREFUSED" });
      case "aborted":
        throw new HoneycombAbortError("aborted on purpose");
    }
    const answer = this.#do(method, path, (body && JSON.parse(body as string)) as object);
    if (rule?.fault === "lost") {
      throw new HoneycombConnectionError("lost on purpose", { code: "ECONNRESET" });
    }
    if (rule?.fault !== "unreadable" || method === "DELETE") return answer;
    if (method === "GET") return json("not a list");
    // All its fields are numbers, which they aren't in any model.
    const { id, ...fields } = JSON.parse(answer.body);
    return json({ ...Object.fromEntries(Object.keys(fields).map((key) => [key, 0])), id });
  }

  #do(method: string, path: string, body: object): HttpResponse {
    if (method === "POST") {
      const now = "2026-02-03T04:05:06Z";
      return json(this.add(path, { ...body, created_at: now, updated_at: now }), { status: 201 });
    }
    if (method === "DELETE") {
      return this.things.delete(path) ? text("", 204) : json({ error: "gone" }, { status: 404 });
    }
    const listed = [...this.things].filter(([key]) => key.slice(0, key.lastIndexOf("/")) === path);
    return json(listed.map(([, thing]) => thing));
  }
}
