import type { Fault } from "../faults.ts";
import type { SandboxOptions } from "../options.ts";

/** Options of a sandbox in another process. They can't contain functions. */
export interface ProcessOptions extends Omit<SandboxOptions, "latency" | "now"> {
  /** The delay before each response, in milliseconds. @default 0 */
  readonly latency?: number | undefined;
  /** The port to listen on. With 0, the system chooses a free one. @default 0 */
  readonly port?: number | undefined;
}

/** A command of the parent process. The child replies when it has executed it. */
export type Command =
  | { readonly type: "start"; readonly options: ProcessOptions }
  | { readonly type: "fail"; readonly faults: readonly Fault[] }
  | { readonly type: "reset" };

/** A reply of the child process. */
export type Reply =
  | { readonly type: "started"; readonly url: string; readonly port: number }
  | { readonly type: "done" }
  | { readonly type: "error"; readonly error: Error };
