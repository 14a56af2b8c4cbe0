import { expect, test } from "vitest";
import { json, runWith } from "../../../test/host.ts";
import { operations } from "../../index.ts";
import { callApi } from "../../transport.ts";

test("returns the key and its permissions, including fields that Honeycomb adds later", () => {
  const received = {
    id: "hcaik_1",
    type: "configuration",
    api_key_access: { events: true, queries: false, telepathy: true },
    environment: { name: "Production", slug: "production" },
    team: { name: "Acme", slug: "acme" },
  };
  const { value, requests } = runWith(callApi().auth.get(), json(received));
  expect(value).toEqual(received);
  expect(requests).toMatchObject([{ method: "GET", path: "/1/auth" }]);
});

test("accepts any API key", () => {
  expect(operations.getAuth.auth).toEqual(["configuration", "ingest"]);
});
