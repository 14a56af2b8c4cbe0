import { type ProcessOptions, type SandboxProcess, startSandbox } from "@honeycomb/sandbox/process";
import { beforeAll, beforeEach } from "vitest";
import { modes } from "./client.ts";

/** The keys of every sandbox. */
const keys = {
  apiKeys: ["test-key", "top-secret"],
  managementKeys: ["hcamk_1:top-secret"],
} as const;

/**
 * Sandboxes by their options. The files of a worker share them, since starting one takes longer
 * than most tests.
 */
const sandboxes = new Map<string, Promise<SandboxProcess>>();

/**
 * A sandbox, reset before each test. It runs in its own process, since a process that blocks can't
 * respond. It ends with the worker.
 */
export function useSandbox(options: ProcessOptions = {}): () => SandboxProcess {
  const key = JSON.stringify(options);
  let sandbox: SandboxProcess;
  beforeAll(async () => {
    let starting = sandboxes.get(key);
    if (starting === undefined) {
      starting = startSandbox({ ...keys, ...options });
      sandboxes.set(key, starting);
    }
    sandbox = await starting;
    await keepSender(sandbox);
  });
  beforeEach(() => sandbox.reset());
  return () => sandbox;
}

let isKept = false;

/**
 * Sync clients share a sender process while one of them is open. This client stays open,
 * so that the process doesn't start again for each test.
 */
async function keepSender({ url }: SandboxProcess): Promise<void> {
  if (isKept) return;
  isKept = true;
  for (const { connect } of modes) {
    const client = connect({ apiKey: "test-key", baseUrl: url });
    await client.allSettled((c) => [c.auth.get()]);
  }
}
