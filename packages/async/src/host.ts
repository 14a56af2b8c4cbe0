import type { Host } from "@honeycomb/core/transport";
import { send } from "@honeycomb/http";

/** Creates a host that runs effects on the event loop. */
export function createHost(fetch: typeof globalThis.fetch | undefined): Host {
  return {
    send: (request, settle) => send(request, settle, fetch),
    sleep(milliseconds, settle) {
      const timer = setTimeout(() => settle({ value: undefined }), milliseconds);
      return () => clearTimeout(timer);
    },
    wait(promise, settle) {
      promise.then(
        (value) => settle({ value }),
        (error) => settle({ error }),
      );
      // Promises can't be cancelled.
      return () => {};
    },
  };
}
