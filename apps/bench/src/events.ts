import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import { HoneycombClient } from "@honeycomb/async";
import Libhoney from "libhoney";
import { measure } from "./rounds.ts";

const count = 10_000;
const batchSize = 1000;
const compress = promisify(zstdCompress);

/**
 * Measures how long it takes to send 10,000 events, beside bare fetch with the same batches,
 * compression and concurrency, and beside libhoney, in milliseconds.
 */
export function eventTimes(baseUrl: string) {
  const client = new HoneycombClient({ apiKey: "bench", baseUrl });
  const events = Array.from({ length: count }, (_, index) => ({
    time: new Date(1_767_225_600_000 + index),
    data: {
      "service.name": "shop",
      name: `GET /orders/${index % 50}`,
      duration_ms: index / 7,
      "http.response.status_code": 200,
      "trace.trace_id": (index * 2_654_435_761).toString(16).padStart(32, "0"),
    },
  }));
  return measure(
    {
      "bare fetch, zstd": () => sendWithFetch(baseUrl, events),
      "client's events.send, zstd": () => client.events.send("api", events),
      "libhoney (gzip)": () => sendWithLibhoney(baseUrl, events),
    },
    { rounds: 40, turns: 1 },
  );
}

type Event = { readonly time: Date; readonly data: Readonly<Record<string, unknown>> };

async function sendWithFetch(baseUrl: string, events: readonly Event[]): Promise<void> {
  const batches: Event[][] = [];
  for (let start = 0; start < events.length; start += batchSize) {
    batches.push(events.slice(start, start + batchSize));
  }
  const queue = batches.values();
  const work = async () => {
    for (const batch of queue) {
      const response = await fetch(`${baseUrl}/1/batch/api`, {
        method: "POST",
        headers: {
          "x-honeycomb-team": "bench",
          "content-type": "application/json",
          "content-encoding": "zstd",
        },
        body: await compress(JSON.stringify(batch)),
      });
      const results = (await response.json()) as { status: number }[];
      if (results.some(({ status }) => status !== 202)) throw new Error("an event was rejected");
    }
  };
  await Promise.all([work(), work(), work(), work()]);
}

async function sendWithLibhoney(baseUrl: string, events: readonly Event[]): Promise<void> {
  let responses = 0;
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const honey = new Libhoney({
    writeKey: "bench",
    dataset: "api",
    apiHost: baseUrl,
    batchSizeTrigger: batchSize,
    batchTimeTrigger: 1,
    maxConcurrentBatches: 4,
    pendingWorkCapacity: count,
    responseCallback: (batch) => {
      responses += batch.length;
      if (responses >= count) resolve();
    },
  });
  for (const { time, data } of events) {
    const event = honey.newEvent();
    event.timestamp = time;
    event.add(data);
    event.send();
  }
  await done;
}
