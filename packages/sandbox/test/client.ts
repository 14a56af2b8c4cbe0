import type { ColumnCreate } from "@honeycomb/core";
import {
  HoneycombApi,
  type HttpRequest,
  type HttpResponse,
  Session,
} from "@honeycomb/core/transport";
import type { Sandbox } from "../src/index.ts";

/** Creates a client that sends requests to a sandbox without a network. */
export function connect(sandbox: Sandbox, apiKey = "test-key"): HoneycombApi<"async"> {
  const session = new Session(
    { apiKey, managementKey: "test-id", managementSecret: "test-secret", retry: 0 },
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

/** Creates a dataset with columns. */
export async function createDataset(
  client: HoneycombApi<"async">,
  name: string,
  columns: Readonly<Record<string, NonNullable<ColumnCreate["type"]>>>,
): Promise<void> {
  const { slug } = await client.datasets.create({ name });
  for (const [key_name, type] of Object.entries(columns)) {
    await client.columns.create(slug, { key_name, type });
  }
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

/** Sends a request with a key. Returns the response with its JSON body parsed. */
export async function request(
  sandbox: Pick<Sandbox, "fetch">,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<JsonResponse> {
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

/** A response with its JSON body parsed. */
export interface JsonResponse {
  readonly status: number;
  readonly headers: globalThis.Headers;
  /** The parsed JSON, or undefined when the body is empty. */
  // biome-ignore lint/suspicious/noExplicitAny: tests access any field
  readonly body: any;
}
