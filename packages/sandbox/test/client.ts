import { HoneycombApi, type HttpRequest, type HttpResponse, Session } from "@honeycomb/core";
import type { Sandbox } from "../src/index.ts";

/** A client of a sandbox, without a network. Responses are validated with core's models. */
export function connect(sandbox: Sandbox, apiKey = "test-key"): HoneycombApi<"async"> {
  const session = new Session(
    { apiKey, managementKey: "id", managementSecret: "secret", retry: 0 },
    {
      send: (request, settle) => {
        send(sandbox, request).then(
          (value) => settle({ value }),
          (error) => settle({ error }),
        );
        return () => {};
      },
      sleep: (_, settle) => {
        setImmediate(() => settle({ value: undefined }));
        return () => {};
      },
    },
  );
  return new HoneycombApi<"async">({
    run: (call) =>
      new Promise((resolve, reject) => {
        session.start(call, (outcome) =>
          "error" in outcome ? reject(outcome.error) : resolve(outcome.value),
        );
      }),
    iterate: <T>(): AsyncIterable<T> => {
      throw new Error("These tests don't iterate over pages");
    },
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
