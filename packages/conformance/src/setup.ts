import { type ProcessOptions, type SandboxProcess, startSandbox } from "@honeycomb/sandbox/process";
import { beforeAll, beforeEach } from "vitest";
import { modes } from "./client.ts";

/** By their options. Starting one takes longer than most tests, so the files of a worker share them. */
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
      starting = startSandbox(options);
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
 * Clients that block share a process that sends, as long as one of them is open. This one stays open,
 * so that the process doesn't start again for each test.
 */
async function keepSender({ url }: SandboxProcess): Promise<void> {
  if (isKept) return;
  isKept = true;
  for (const { connect } of modes) {
    const client = connect({ apiKey: "any", baseUrl: url });
    await client.allSettled((c) => [c.auth.get()]);
  }
}
