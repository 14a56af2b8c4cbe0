import type { Readable, Writable } from "node:stream";
import type { EnvironmentVariables } from "@honeycomb/core";

/** An output stream, which may be a terminal. */
export type Output = Writable & {
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal. */
  readonly columns?: number | undefined;
};

/** The streams and environment variables that commands use. */
export interface Shell {
  readonly stdin: Readable;
  /** For results. */
  readonly stdout: Output;
  /** For messages. */
  readonly stderr: Output;
  readonly environment: EnvironmentVariables;
}
