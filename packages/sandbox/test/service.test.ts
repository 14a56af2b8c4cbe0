import { operations } from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import type { ServiceCase } from "../../core/test/service/case.ts";
import { service } from "../../core/test/service/index.ts";
import { createSandbox } from "../src/index.ts";
import { keyOf, resolve, send, sendAll } from "./service.ts";

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
    const earlier = await sendAll(sandbox, known.given);
    const { status, exactly } = known.response;
    const received = await send(sandbox, known.request, earlier);
    expect(received).toMatchObject({
      status,
      ...(exactly !== undefined && { body: resolve(exactly, earlier) }),
    });
  });
});

function namesUnknownKey({ request: { operation, headers = {} } }: ServiceCase): boolean {
  const [name = ""] = Object.keys(keyOf(operations[operation]));
  const key = headers[name];
  return key !== undefined && !key.includes("{");
}
