import { expect, test } from "vitest";
import { json, performWith } from "../../../test/perform.ts";
import { callApi } from "../../index.ts";

test("says what the key is and may do, also what Honeycomb added later", () => {
  const answer = {
    id: "hcaik_1",
    type: "configuration",
    api_key_access: { events: true, queries: false, telepathy: true },
    environment: { name: "Production", slug: "production" },
    team: { name: "Acme", slug: "acme" },
  };
  const { value, requests } = performWith(callApi().auth.get(), json(answer));
  expect(value).toEqual(answer);
  expect(requests).toMatchObject([{ method: "GET", path: "/1/auth" }]);
});

test("takes any API key", () => {
  const { requests } = performWith(
    callApi().auth.get(),
    json({ id: "k", type: "ingest", api_key_access: {}, environment: {}, team: {} }),
  );
  expect(requests[0]?.auth).toEqual(["configuration", "ingest"]);
});
