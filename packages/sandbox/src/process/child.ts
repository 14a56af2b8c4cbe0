import { createSandbox, type Sandbox } from "../sandbox.ts";
import type { Command, Reply } from "./messages.ts";

// Runs a sandbox in a child process. It executes its parent's commands, and exits with its parent.

let sandbox: Sandbox | undefined;

process.on("message", async (command: Command) => {
  let reply: Reply;
  try {
    reply = await run(command);
  } catch (error) {
    reply = { type: "error", error: error instanceof Error ? error : new Error(String(error)) };
  }
  process.send?.(reply);
});

process.on("disconnect", () => process.exit());
// Ctrl-C reaches the whole process group. The parent decides when this process ends.
process.on("SIGINT", () => {});

async function run(command: Command): Promise<Reply> {
  switch (command.type) {
    case "start": {
      const { port, ...options } = command.options;
      sandbox = createSandbox(options);
      const server = await sandbox.listen({ port });
      return { type: "started", url: server.url, port: server.port };
    }
    case "fail":
      sandbox?.fail(...command.faults);
      return { type: "done" };
    case "reset":
      sandbox?.reset();
      return { type: "done" };
  }
}
