import { inspect } from "node:util";
import { CommanderError } from "@commander-js/extra-typings";
import { createProgram } from "./program.ts";
import type { Shell } from "./shell.ts";
import { toOneLine } from "./text.ts";

/** The exit code of the process. */
export type ExitCode = 0 | 1 | 2;

/**
 * Runs `hny`.
 *
 * @param argv the arguments, without the name of the command
 */
export async function run(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  const program = await createProgram(argv, shell);
  try {
    await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has already printed the error or the help.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const message = error instanceof Error ? error.message : String(error);
    shell.stderr.write(`error: ${toOneLine(message)}\n`);
    if (program.opts().debug) shell.stderr.write(`${inspect(error, { depth: 4 })}\n`);
    const { HoneycombConfigError, HoneycombInputError } = await import("@honeycomb/core");
    const isBadInput =
      error instanceof HoneycombInputError || error instanceof HoneycombConfigError;
    return isBadInput ? 2 : 1;
  }
}
