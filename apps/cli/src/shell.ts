import type { Readable, Writable } from "node:stream";
import type { EnvironmentVariables } from "@honeycomb/core";

/** A stream to write to, which may be a terminal. */
export type Output = Writable & {
  readonly isTTY?: boolean | undefined;
  /** How wide the terminal is. */
  readonly columns?: number | undefined;
};

/** What the commands know of the process that they run in. */
export interface Shell {
  readonly stdin: Readable;
  /** For what was asked for. */
  readonly stdout: Output;
  /** For everything else. */
  readonly stderr: Output;
  readonly environment: EnvironmentVariables;
}
