import type { Host } from "@honeycomb/core";
import { send } from "@honeycomb/http";

/** Runs the effects of calls on this platform's event loop. */
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
      // Nothing can cancel a promise.
      return () => {};
    },
  };
}
