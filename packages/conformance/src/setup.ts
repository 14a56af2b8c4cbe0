import { call } from "@honeycomb/async";
import { type ProcessOptions, type SandboxProcess, startSandbox } from "@honeycomb/sandbox/process";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Client, modes } from "./client.ts";

/**
 * A sandbox for the tests of a file, as new for each of them. It runs in a process of its own: one
 * that blocks serves nobody.
 */
export function useSandbox(options?: ProcessOptions): () => SandboxProcess {
  let sandbox: SandboxProcess;
  let keepers: Client[];
  beforeAll(async () => {
    sandbox = await startSandbox(options);
    // As long as one client of theirs is open, clients that block share the process that sends for
    // them. It would start anew for each case otherwise.
    keepers = modes.map(({ connect }) => connect({ apiKey: "any", baseUrl: sandbox.url }));
    for (const keeper of keepers) await keeper.perform(call(function* () {}));
  });
  beforeEach(() => sandbox.reset());
  afterAll(async () => {
    for (const keeper of keepers) await keeper.close();
    await sandbox.close();
  });
  return () => sandbox;
}
