import { type Call, HoneycombConnectionError } from "../src/index.ts";
import type { HttpResponse } from "../src/transport.ts";
import { json, syncClient, type TestRequest, text } from "./host.ts";

/** How a request fails. */
export type Fault =
  /** Honeycomb rejects it. */
  | "rejected"
  /** Honeycomb isn't reached. */
  | "unreachable"
  /** The connection is lost before the response. Honeycomb has processed it. */
  | "lost"
  /** Honeycomb has processed it. The response is not what the operation returns. */
  | "unreadable"
  /** The call is aborted before Honeycomb gets it. */
  | "aborted"
  /** The call is aborted before the response. Honeycomb has processed it. */
  | "aborted late";

interface Rule {
  readonly fault: Fault;
  /** Whether a request fails: its number, from 1, and what it is, such as `POST /1/recipients`. */
  readonly when: (index: number, request: string) => boolean;
  /** Whether the same request succeeds when it is retried. @default false */
  readonly once?: boolean;
}

/** Whatever was created by POST to a path is listed there, read and deleted by its id. */
export class InMemoryHoneycomb {
  /** What exists, by its path. */
  readonly things = new Map<string, Record<string, unknown>>();
  /** What was requested, such as `POST /1/recipients`. */
  readonly log: string[] = [];
  /** The bodies of these requests. */
  readonly bodies: unknown[] = [];
  #rules: readonly Rule[] = [];
  /** The faults of requests that fail again when they are retried. */
  readonly #faults = new Map<string, Fault>();
  #ids = 0;

  /** Makes requests fail from now on, and counts them anew. */
  fail(...rules: Rule[]): void {
    this.#rules = rules;
    this.#faults.clear();
    this.log.length = 0;
    this.bodies.length = 0;
  }

  /** Adds what exists before. */
  add(path: string, thing: Record<string, unknown>): Record<string, unknown> {
    const added = { id: `${path.split("/")[2]}-${++this.#ids}`, ...thing };
    this.things.set(`${path}/${added.id}`, added);
    return added;
  }

  /** What exists, in an order that doesn't matter. */
  get paths(): string[] {
    return [...this.things.keys()].sort();
  }

  /** Runs a call on a new, strict client, whose signal aborts it where a fault says so. */
  run<T>(call: Call<T>): T {
    const controller = new AbortController();
    const respond = (request: TestRequest) => this.#respond(request, () => controller.abort());
    return syncClient(respond, { signal: controller.signal, validate: "strict" }).run(call);
  }

  #respond({ method, path, body }: TestRequest, abort: () => void): HttpResponse {
    const request = `${method} ${path}`;
    const content = body === undefined ? undefined : JSON.parse(body as string);
    this.log.push(request);
    this.bodies.push(content);
    const fault = this.#faultOf(request, body as string | undefined);
    switch (fault) {
      case "rejected":
        return json({ error: "rejected on purpose" }, { status: 422 });
      case "unreachable":
        throw new HoneycombConnectionError("unreachable on purpose", { code: "ECONNREFUSED" });
      case "aborted":
        // The response comes too late, unless the call is cleaning up and can't be aborted.
        abort();
        throw new HoneycombConnectionError("lost while it was aborted", { code: "ECONNRESET" });
    }
    const response = this.#process(method, path, content);
    if (fault === "aborted late") abort();
    if (fault === "lost") {
      throw new HoneycombConnectionError("lost on purpose", { code: "ECONNRESET" });
    }
    if (fault !== "unreadable" || method === "DELETE") return response;
    if (method === "GET") return json("not a list");
    // All its fields are numbers, which they aren't in any model.
    const { id, ...fields } = JSON.parse(response.body);
    return json({ ...Object.fromEntries(Object.keys(fields).map((key) => [key, 0])), id });
  }

  #faultOf(request: string, body = ""): Fault | undefined {
    const key = `${request} ${body}`;
    const earlier = this.#faults.get(key);
    if (earlier !== undefined) return earlier;
    const rule = this.#rules.find(({ when }) => when(this.log.length, request));
    // An abort comes once: what is cleaning up then is not disturbed.
    if (rule && !rule.once && !rule.fault.startsWith("aborted")) this.#faults.set(key, rule.fault);
    return rule?.fault;
  }

  #process(method: string, path: string, body: object): HttpResponse {
    if (method === "POST") {
      // Creating a query is idempotent.
      const existing = path.startsWith("/1/queries/") && this.#findQuery(path, body);
      if (existing) return json(existing);
      const now = "2026-02-03T04:05:06Z";
      return json(this.add(path, { ...body, created_at: now, updated_at: now }), { status: 201 });
    }
    if (method === "DELETE") {
      return this.things.delete(path) ? text("", 204) : json({ error: "gone" }, { status: 404 });
    }
    const listed = [...this.things].filter(([key]) => key.slice(0, key.lastIndexOf("/")) === path);
    return json(listed.map(([, thing]) => thing));
  }

  #findQuery(path: string, body: object): Record<string, unknown> | undefined {
    const content = JSON.stringify(body);
    const found = [...this.things].find(([key, { id, created_at, updated_at, ...query }]) => {
      return key.startsWith(`${path}/`) && JSON.stringify(query) === content;
    });
    return found?.[1];
  }
}
