import type { Fault } from "../faults.ts";
import type { SandboxOptions } from "../options.ts";

/** The options that can go to another process: all but functions. */
export interface ProcessOptions extends Omit<SandboxOptions, "latency" | "now"> {
  /** How long it waits before each answer, in milliseconds. @default 0 */
  readonly latency?: number | undefined;
  /** @default 0: any free port */
  readonly port?: number | undefined;
}

/** What the parent asks. Each is answered once it is done. */
export type Command =
  | { readonly type: "start"; readonly options: ProcessOptions }
  | { readonly type: "fail"; readonly faults: readonly Fault[] }
  | { readonly type: "reset" };

/** What the child answers. */
export type Reply =
  | { readonly type: "started"; readonly url: string; readonly port: number }
  | { readonly type: "done" }
  | { readonly type: "error"; readonly error: Error };
