import {
  type ApiRequest,
  type Call,
  type Effect,
  HoneycombApi,
  type HttpResponse,
  type Memory,
} from "../src/index.ts";
import type { Page } from "../src/paging/page.ts";

/** Honeycomb as a function. */
type Answer = (request: ApiRequest) => HttpResponse | Promise<HttpResponse>;

/** A client without a network: it hands requests to a function, and doesn't really wait. */
export function serve(answer: Answer) {
  /** What was asked, such as `GET /1/signals`. */
  const requests: string[] = [];
  /** How long calls waited, in milliseconds. */
  const sleeps: number[] = [];
  const memory: Memory = new Map();

  async function outcome(effect: Effect): Promise<unknown> {
    switch (effect.type) {
      case "http":
        requests.push(`${effect.request.method} ${decodeURIComponent(effect.request.path)}`);
        return answer(effect.request);
      case "sleep":
        sleeps.push(effect.milliseconds);
        // A turn of the event loop, so that calls beside this one get on.
        return new Promise((resolve) => setImmediate(resolve));
      case "await":
        return effect.promise;
      case "memory":
        return memory;
      case "all": {
        const values: unknown[] = [];
        const queue = effect.calls.entries();
        const work = async () => {
          for (const [index, call] of queue) values[index] = await perform(call);
        };
        const width = Math.min(effect.concurrency, effect.calls.length);
        await Promise.all(Array.from({ length: width }, work));
        return values;
      }
    }
  }

  async function perform<T>(call: Call<T>): Promise<T> {
    const steps = call[Symbol.iterator]();
    let step = steps.next();
    while (!step.done) {
      const settled = await outcome(step.value).then(
        (value) => () => steps.next(value),
        (error) => () => steps.throw(error),
      );
      step = settled();
    }
    return step.value;
  }

  async function* iterate<T>(first: Call<Page<T>>) {
    for (let next: Call<Page<T>> | undefined = first; next; ) {
      const page: Page<T> = await perform(next);
      yield* page.items;
      next = page.next;
    }
  }

  return { client: new HoneycombApi<"async">(perform, iterate), requests, sleeps };
}
