import { type Operation, operations } from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import type { ServiceCase, ServiceRequest } from "../../core/test/service/case.ts";
import { service } from "../../core/test/service/index.ts";
import { isJsonApi, jsonApiType } from "../src/http/json-api.ts";
import { createSandbox, type Sandbox } from "../src/index.ts";
import { request } from "./client.ts";

// What is known of the service, against the sandbox: it responds as the service does.

describe.each(Object.entries(service))("what is known of %s", (_, cases) => {
  // The sandbox has no load, and decides nothing by itself.
  test.each(cases.filter(({ occasion }) => occasion === undefined))("$name", async (known) => {
    await using sandbox = createSandbox({
      ...(namesUnknownKey(known) && {
        apiKeys: ["test-key"],
        managementKeys: ["test-id:test-secret"],
      }),
      signals: [{ service_name: "checkout" }],
    });
    const earlier: Record<string, unknown> = {};
    for (const [name, earlierRequest] of Object.entries(known.given ?? {})) {
      const { status, body } = await send(sandbox, earlierRequest, earlier);
      expect(`${name}: ${status} ${status < 300 ? "" : JSON.stringify(body)}`).toMatch(/: 2\d\d $/);
      earlier[name] = body;
    }
    const { status, exactly } = known.response;
    const received = await send(sandbox, known.request, earlier);
    expect(received).toMatchObject({
      status,
      ...(exactly !== undefined && { body: resolve(exactly, earlier) }),
    });
  });
});

function send(
  sandbox: Sandbox,
  known: ServiceRequest,
  earlier: Readonly<Record<string, unknown>>,
): Promise<{ status: number; body: unknown }> {
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
function keyOf({ auth }: Operation): Record<string, string> {
  if (auth.includes("management")) return { Authorization: "Bearer test-id:test-secret" };
  if (auth.includes("firehose")) return { "X-Amz-Firehose-Access-Key": "test-key" };
  return { "X-Honeycomb-Team": "test-key" };
}

function namesUnknownKey({ request: { operation, headers = {} } }: ServiceCase): boolean {
  const [name = ""] = Object.keys(keyOf(operations[operation]));
  const key = headers[name];
  return key !== undefined && !key.includes("{");
}

/** Replaces references, such as `{trigger.id}`, by values of earlier responses. */
function resolve<T>(value: T, earlier: Readonly<Record<string, unknown>>): T {
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
