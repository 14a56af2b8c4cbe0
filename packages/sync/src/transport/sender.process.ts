import { createSender } from "@honeycomb/http";
import { describeError } from "./error-description.ts";
import type { Command, Report } from "./messages.ts";

// The process that sends. It lives as long as the program that started it: no longer, however that
// one ended, and no shorter, although Ctrl-C in a terminal reaches both.

const sending = new Map<number, AbortController>();

process.on("message", (command: Command) => {
  if (command.type === "abort") sending.get(command.id)?.abort();
  else void send(command);
});
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});

async function send({ id, request, hooks }: Command & { type: "send" }): Promise<void> {
  const controller = new AbortController();
  sending.set(id, controller);
  const sendRequest = createSender({
    hooks: {
      onRequest: hooks.onRequest ? (info) => report({ type: "onRequest", id, info }) : undefined,
      onResponse: hooks.onResponse ? (info) => report({ type: "onResponse", id, info }) : undefined,
      // Always, since it tells how long the answer may take.
      onRetry: ({ error, ...info }) =>
        report({
          type: "onRetry",
          id,
          info: { ...info, error: error && describeError(error) },
        }),
    },
  });
  try {
    report({ type: "answer", id, answer: await sendRequest(request, controller.signal) });
  } catch (error) {
    // Who aborted it doesn't wait for it.
    if (!controller.signal.aborted) report({ type: "failure", id, error: describeError(error) });
  } finally {
    sending.delete(id);
  }
}

function report(message: Report): void {
  // Where nobody is left to read it, this process is about to end.
  process.send?.(message, undefined, undefined, () => {});
}
