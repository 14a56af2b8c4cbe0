import { type Operation, operations } from "@honeycomb/core";
import { expect } from "vitest";
import type { ServiceCase, ServiceRequest } from "../../core/test/service/case.ts";
import { isJsonApi, jsonApiType } from "../src/http/json-api.ts";
import type { Sandbox } from "../src/index.ts";
import { type JsonResponse, request } from "./client.ts";

// Sends what is known of the service to a sandbox.

/** Sends the requests that come before a case. Returns the bodies of the responses, by name. */
export async function sendAll(
  sandbox: Sandbox,
  given: ServiceCase["given"] = {},
): Promise<Record<string, unknown>> {
  const earlier: Record<string, unknown> = {};
  for (const [name, earlierRequest] of Object.entries(given)) {
    const { status, body } = await send(sandbox, earlierRequest, earlier);
    expect(`${name}: ${status} ${status < 300 ? "" : JSON.stringify(body)}`).toMatch(/: 2\d\d $/);
    earlier[name] = body;
  }
  return earlier;
}

/** Sends a request of a case. */
export function send(
  sandbox: Sandbox,
  known: ServiceRequest,
  earlier: Readonly<Record<string, unknown>>,
): Promise<JsonResponse> {
  const operation: Operation = operations[known.operation];
  const { path = {}, query = {}, headers = {}, body } = resolve(known, earlier);
  const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(path[name] ?? ""),
  );
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
  const search = parameters.size > 0 ? `?${parameters}` : "";
  const contentType = isJsonApi(operation.path) ? jsonApiType : "application/json";
  const all = { ...keyOf(operation), "content-type": contentType, ...headers };
  const lowercase = Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]);
  // The body of a case is JSON, also if it is only a text.
  const json = body === undefined ? undefined : JSON.stringify(body);
  return request(
    sandbox,
    operation.method,
    `${filled}${search}`,
    json,
    Object.fromEntries(lowercase),
  );
}

/** The key of a request that doesn't bring its own. */
export function keyOf({ auth }: Operation): Record<string, string> {
  if (auth.includes("management")) return { Authorization: "Bearer test-id:test-secret" };
  if (auth.includes("firehose")) return { "X-Amz-Firehose-Access-Key": "test-key" };
  return { "X-Honeycomb-Team": "test-key" };
}

/** Replaces references, such as `{trigger.id}`, by values of earlier responses. */
export function resolve<T>(value: T, earlier: Readonly<Record<string, unknown>>): T {
  const text = JSON.stringify(value).replaceAll(/\{(\w+(?:\.\w+)+)\}/g, (_, place: string) => {
    const found = place
      .split(".")
      .reduce<unknown>(
        (parent, key) => (parent as Record<string, unknown> | undefined)?.[key],
        earlier,
      );
    if (found === undefined) throw new Error(`{${place}} is not in the earlier responses`);
    return String(found);
  });
  return JSON.parse(text);
}
