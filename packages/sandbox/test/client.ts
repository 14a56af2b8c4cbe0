import {
  type Call,
  Configuration,
  type Effect,
  HoneycombApi,
  type HttpRequest,
  type HttpResponse,
} from "@honeycomb/core";
import type { Sandbox } from "../src/index.ts";

/** Honeycomb's API against a sandbox, without a network. Answers are checked with core's models. */
export function connect(sandbox: Sandbox, apiKey = "test-key"): HoneycombApi<"async"> {
  const managementKey = { managementKey: "id", managementSecret: "secret" };
  const configuration = new Configuration({ apiKey, ...managementKey });
  const memory = new Map();
  const perform = async <T>(call: Call<T>): Promise<T> => {
    const steps = call[Symbol.iterator]();
    let step = steps.next();
    while (!step.done) step = await resume(steps, step.value);
    return step.value;
  };
  const resume = async <T>(steps: Generator<Effect, T, unknown>, effect: Effect) => {
    let outcome: unknown;
    try {
      outcome = await outcomeOf(effect);
    } catch (error) {
      return steps.throw(error);
    }
    return steps.next(outcome);
  };
  const outcomeOf = async (effect: Effect): Promise<unknown> => {
    switch (effect.type) {
      case "http":
        return send(sandbox, configuration.prepare(effect.request));
      case "all":
        return Promise.all(effect.calls.map(perform));
      case "memory":
        return memory;
      default:
        return undefined;
    }
  };
  return new HoneycombApi<"async">(perform, () => {
    throw new Error("pages are not gone through one by one here");
  });
}

async function send(sandbox: Sandbox, request: HttpRequest): Promise<HttpResponse> {
  const { method, url, headers, body } = request;
  const response = await sandbox.fetch(
    new Request(url, { method, headers, ...(body !== undefined && { body }) }),
  );
  return {
    url,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

/** Sends a request as it is, with a key, and returns the answer with its body as JSON. */
export async function request(
  sandbox: Pick<Sandbox, "fetch">,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<JsonAnswer> {
  const response = await sandbox.fetch(
    new Request(`https://api.honeycomb.io${path}`, {
      method,
      headers: { "x-honeycomb-team": "test-key", ...headers },
      ...(body !== undefined && {
        body:
          typeof body === "string" || body instanceof Uint8Array
            ? (body as string)
            : JSON.stringify(body),
      }),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}

interface JsonAnswer {
  readonly status: number;
  readonly headers: globalThis.Headers;
  /** What the JSON holds, or undefined where the body is empty. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it likes
  readonly body: any;
}
