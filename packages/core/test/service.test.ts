import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createServicePage, servicePage } from "../scripts/service-page.ts";
import {
  HoneycombApiError,
  HoneycombInputError,
  invoke,
  type Operation,
  operations,
} from "../src/index.ts";
import { unwrapSchema } from "../src/model/walk.ts";
import { json, syncClient, text, thrownBy } from "./host.ts";
import { withoutNull } from "./responses.ts";
import type { Json, ServiceCase } from "./service/case.ts";
import { service } from "./service/index.ts";

// What is known of the service, against the client: it sends what the service accepts, and reads what
// the service responds, without a warning.

test("there are at least 150 cases, over all resources", () => {
  const cases = Object.values(service).flat();
  expect(cases.length).toBeGreaterThanOrEqual(150);
  const covered = new Set(cases.map(({ request }) => operations[request.operation].resource));
  const resources = new Set(Object.values(operations).map(({ resource }) => resource));
  expect([...resources].filter((resource) => !covered.has(resource))).toEqual([]);
});

test("docs/the-service.md is current: if not, run `pnpm --filter @honeycomb/core service-page`", () => {
  expect(readFileSync(servicePage, "utf8")).toBe(createServicePage());
});

test("every case has a name of its own, and evidence", () => {
  for (const cases of Object.values(service)) {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    for (const { evidence } of cases) expect(evidence.length).toBeGreaterThan(0);
  }
});

describe.each(Object.entries(service))("what is known of %s", (_, cases) => {
  test.each(cases)("$name", (known) => {
    const { request, response, rejectedByClient } = known;
    const { client, requests } = clientOf(known);
    const perform = () => client.perform(callOf(known));
    if (rejectedByClient !== undefined) {
      expect(thrownBy(perform)).toBeInstanceOf(HoneycombInputError);
      expect(requests).toEqual([]);
      return;
    }
    if (response.status >= 400) {
      const error = thrownBy(perform) as HoneycombApiError;
      expect(error).toBeInstanceOf(HoneycombApiError);
      expect(error.status).toBe(response.status);
      for (const message of messagesOf(response.body)) expect(error.message).toContain(message);
    } else {
      const value = perform();
      if (response.body !== undefined && operationOf(known).response) {
        expect(withoutNull(value)).toMatchObject(withoutNull(response.body) as object);
      }
    }
    const [sent] = requests;
    expect(sent?.method).toBe(operationOf(known).method);
    if (request.body !== undefined) {
      // Read-only fields of what was read are not sent.
      expect(withoutNull(resolve(request.body))).toMatchObject(
        withoutNull(JSON.parse(sent?.body as string)) as object,
      );
    }
  });
});

function clientOf(known: ServiceCase) {
  const { status, body, exactly } = known.response;
  const response = operationOf(known).response;
  // A case without a body is about its status, and what the client reads doesn't matter.
  const list = unwrapSchema(response, [])?.item && [];
  const received = body ?? exactly ?? list ?? {};
  return syncClient(
    () => (response || status >= 400 ? json(received, { status }) : text("", status)),
    {
      retry: 0,
      validate: body === undefined ? "warn" : "strict",
    },
  );
}

function callOf(known: ServiceCase) {
  const { path = {}, query, headers, body } = known.request;
  const operation = operationOf(known);
  const { entries = {} } = unwrapSchema(operation.headers, {}) ?? {};
  const names = new Set(Object.keys(entries).map((name) => name.toLowerCase()));
  const own = Object.entries(headers ?? {})
    .filter(([name]) => names.has(name.toLowerCase()))
    // Callers pass numbers.
    .map(([name, value]) => [name, /^\d+$/.test(value) ? Number(value) : value]);
  return invoke(operation, {
    path: resolve(path) as Record<string, string>,
    query: resolve(query ?? {}),
    headers: resolve(Object.fromEntries(own)),
    ...(body !== undefined && { body: resolve(body) }),
  } as never);
}

function operationOf({ request }: ServiceCase): Operation {
  return operations[request.operation];
}

/** Replaces references to earlier responses by any id. */
function resolve(value: Json): Json {
  return JSON.parse(JSON.stringify(value).replaceAll(/\{[\w.]+\}/g, "x1"));
}

/** The texts that an error should show. */
function messagesOf(body: unknown): string[] {
  const { error, errors, detail } = (body ?? {}) as Record<string, unknown>;
  const details = Array.isArray(errors) ? errors.map((each) => each.detail) : [];
  const texts = details.length > 0 ? details : [detail ?? error];
  return texts.filter((message) => typeof message === "string");
}
