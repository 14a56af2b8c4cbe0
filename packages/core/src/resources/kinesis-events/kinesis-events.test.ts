import { expect, test } from "vitest";
import { firstRequest, json, keys, runWith } from "../../../test/host.ts";
import { callApi } from "../../transport.ts";

const { kinesisEvents } = callApi();
const delivery = {
  requestId: "33658b45-a8f1-4007-92e8-f601ae33db14",
  timestamp: 1_767_225_600_000,
  records: [{ data: btoa('{"endpoint":"/cart"}') }],
};

test("a delivery is sent with its id", () => {
  const received = { requestId: delivery.requestId, timestamp: 1_767_225_600_001 };
  const { value, requests } = runWith(kinesisEvents.create("api", delivery), json(received));
  expect(value).toEqual(received);
  expect(requests).toMatchObject([
    {
      method: "POST",
      path: "/1/kinesis_events/api",
      headers: { "x-amz-firehose-request-id": delivery.requestId },
      body: JSON.stringify(delivery),
    },
  ]);
});

test("the API key is only in the header of Firehose", () => {
  const request = firstRequest(kinesisEvents.create("api", delivery));
  expect(request.headers).toMatchObject({ "x-amz-firehose-access-key": keys.apiKey });
  expect(request.headers).not.toHaveProperty("x-honeycomb-team");
});

test("a delivery without an id is rejected", () => {
  expect(() => firstRequest(kinesisEvents.create("api", { records: [] }))).toThrow(
    "Invalid input for createKinesisEvents: requestId: expected the id of the delivery, but it is undefined",
  );
});
