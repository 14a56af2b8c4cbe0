import { expect, test } from "vitest";
import { firstRequest, json, performWith } from "../../../test/perform.ts";
import { Configuration, callApi, HoneycombConfigError } from "../../index.ts";

const { kinesisEvents } = callApi();
const delivery = {
  requestId: "33658b45-a8f1-4007-92e8-f601ae33db14",
  timestamp: 1_767_225_600_000,
  records: [{ data: btoa('{"endpoint":"/cart"}') }],
};

test("a delivery goes on with its id", () => {
  const answer = { requestId: delivery.requestId, timestamp: 1_767_225_600_001 };
  const { value, requests } = performWith(kinesisEvents.create("api", delivery), json(answer));
  expect(value).toEqual(answer);
  expect(requests).toMatchObject([
    {
      method: "POST",
      path: "/1/kinesis_events/api",
      headers: { "x-amz-firehose-request-id": delivery.requestId },
      body: JSON.stringify(delivery),
    },
  ]);
});

test("the API key goes into Firehose's header, and into no other", () => {
  const request = firstRequest(kinesisEvents.create("api", delivery));
  const { headers } = new Configuration({ apiKey: "secret-key" }).prepare(request);
  expect(headers).toMatchObject({ "x-amz-firehose-access-key": "secret-key" });
  expect(headers).not.toHaveProperty("x-honeycomb-team");
  const management = { managementKey: "hcamk_1", managementSecret: "secret" };
  expect(() => new Configuration(management).prepare(request)).toThrow(HoneycombConfigError);
});

test("a delivery without an id is refused", () => {
  expect(() => firstRequest(kinesisEvents.create("api", { records: [] }))).toThrow(
    "Invalid input for createKinesisEvents: requestId: expected the delivery's id, but it is undefined",
  );
});
