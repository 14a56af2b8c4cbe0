import type { Cancel } from "@honeycomb/core";
import { send } from "@honeycomb/http";
import { describeError } from "./error-description.ts";
import type { Command, Report } from "./messages.ts";

// The process that sends requests. It lives as long as the program that started it: no longer,
// however that one ends, and no shorter, although Ctrl-C in a terminal reaches both.

const running = new Map<number, Cancel>();

process.on("message", (command: Command) => {
  const { id } = command;
  if (command.type === "abort") {
    running.get(id)?.();
    running.delete(id);
    return;
  }
  const cancel = send(command.request, (outcome) => {
    running.delete(id);
    report(
      "value" in outcome
        ? { type: "response", id, response: outcome.value }
        : { type: "failure", id, error: describeError(outcome.error) },
    );
  });
  running.set(id, cancel);
});
process.on("disconnect", () => process.exit());
process.on("SIGINT", () => {});

function report(message: Report): void {
  // When it can't be sent, the program has ended, and this process is about to.
  process.send?.(message, undefined, undefined, () => {});
}
