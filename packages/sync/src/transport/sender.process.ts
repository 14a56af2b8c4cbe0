import type { Cancel } from "@honeycomb/core/transport";
import { send } from "@honeycomb/http";
import { describeError } from "./error-description.ts";
import type { Command, Report } from "./messages.ts";

// The process that sends requests. It exits with the program that started it, even if that is killed,
// and not before: it ignores Ctrl-C, which reaches both in a terminal.

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
  // If it can't be sent, the program has exited, and this process is about to.
  process.send?.(message, undefined, undefined, () => {});
}
