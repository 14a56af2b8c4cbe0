import { gzipSync } from "node:zlib";
import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

const requestId = "33658b45-a8f1-4007-92e8-f601ae33db14";

const timestamp = 1_767_225_600_123;

const encode = (event: Json) => btoa(JSON.stringify(event));

const send = (body: Json, headers: ServiceRequest["headers"] = {}): ServiceRequest => ({
  operation: "createKinesisEvents",
  path: { datasetSlug: "logs" },
  headers: { "X-Amz-Firehose-Request-Id": requestId, ...headers },
  body,
});

const record = { data: encode({ endpoint: "/users", duration_ms: 45 }) };

const received = { requestId, timestamp: 1_767_225_601_456 };

/** A record of CloudWatch Logs, which AWS compresses. */
const compressed = {
  data: gzipSync(
    JSON.stringify({
      messageType: "DATA_MESSAGE",
      owner: "123456789012",
      logGroup: "api",
      logStream: "api/1",
      subscriptionFilters: ["honeycomb"],
      logEvents: [{ id: "1", timestamp, message: '{"endpoint":"/users","duration_ms":45}' }],
    }),
  ).toString("base64"),
};

export const kinesisEvents: readonly ServiceCase[] = [
  {
    name: "A delivery is accepted with 200, its id and a time",
    evidence: [
      { source: "firehose", at: "response format", kind: "stated" },
      { source: "description", at: "KinesisResponse", kind: "stated" },
    ],
    request: send({ requestId, timestamp, records: [record] }),
    response: { status: 200, body: received, exactly: { requestId } },
  },
  {
    name: "A delivery may have many records",
    evidence: [{ source: "firehose", at: "request format, body", kind: "stated" }],
    request: send({ requestId, timestamp, records: [record, record, record] }),
    response: { status: 200, body: received, exactly: { requestId } },
  },
  {
    name: "A delivery may come with headers that describe its stream",
    evidence: [{ source: "firehose", at: "request format, headers", kind: "stated" }],
    request: send(
      { requestId, timestamp, records: [record] },
      {
        "X-Amz-Firehose-Protocol-Version": "1.0",
        "X-Amz-Firehose-Source-Arn":
          "arn:aws:firehose:us-east-1:123456789012:deliverystream/honeycomb",
        "X-Amz-Firehose-Common-Attributes": '{"commonAttributes":{"stage":"test"}}',
      },
    ),
    response: { status: 200, body: received, exactly: { requestId } },
  },
  {
    name: "A delivery may be sent again with the same id",
    evidence: [{ source: "firehose", at: "X-Amz-Firehose-Request-Id", kind: "stated" }],
    given: { first: send({ requestId, timestamp, records: [record] }) },
    request: send({ requestId, timestamp, records: [record] }),
    response: { status: 200, body: received, exactly: { requestId } },
  },
  {
    name: "A record of CloudWatch Logs is compressed before it is encoded",
    evidence: [
      {
        source: "agentless",
        at: "common/kinesis.go decodeKinesisFirehoseData",
        kind: "guess",
      },
      { source: "description", at: "createKinesisEvents, its body", kind: "stated" },
    ],
    request: send({ requestId, timestamp, records: [compressed] }),
    response: { status: 200, body: received, exactly: { requestId } },
  },
  {
    name: "A delivery with an unknown access key is rejected",
    evidence: [
      { source: "description", at: "createKinesisEvents, its security and 401", kind: "stated" },
    ],
    request: send(
      { requestId, timestamp, records: [record] },
      { "X-Amz-Firehose-Access-Key": "unknown" },
    ),
    response: { status: 401 },
  },
  {
    name: "A delivery needs its id",
    evidence: [
      // It says so without a status.
      {
        source: "description",
        at: "createKinesisEvents X-Amz-Firehose-Request-Id",
        kind: "guess",
      },
    ],
    request: {
      operation: "createKinesisEvents",
      path: { datasetSlug: "logs" },
      body: { requestId, timestamp, records: [record] },
    },
    response: { status: 400 },
    rejectedByClient: "a delivery has an id",
  },
];
