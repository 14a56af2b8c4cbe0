import { expectTypeOf, test } from "vitest";
import type { EventCounts, EventResult, NewEvent } from "../../index.ts";
import type { Events } from "../../transport.ts";

declare const asyncEvents: AsyncIterable<NewEvent>;

test("send accepts iterables, and async iterables in the async client", () => {
  expectTypeOf<Events<"async">["send"]>().toBeCallableWith("api", asyncEvents);
  expectTypeOf<Events<"call">["send"]>().toBeCallableWith("api", asyncEvents);
  expectTypeOf<Events<"sync">["send"]>().toBeCallableWith("api", new Set<NewEvent>());
  // @ts-expect-error the sync client can't wait for events
  expectTypeOf<Events<"sync">["send"]>().toBeCallableWith("api", asyncEvents);
});

test("send returns the result of each event, or counts when onResult gets the results", () => {
  const send = (events: Events<"async">) => ({
    each: events.send("api", []),
    counted: events.send("api", [], { onResult: () => {} }),
  });
  expectTypeOf(send).returns.toEqualTypeOf<{
    each: Promise<EventResult[]>;
    counted: Promise<EventCounts>;
  }>();
});
