import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { measure, type Subject } from "./rounds.ts";

const run = promisify(execFile);

/**
 * Measures how long Node takes to start and to run programs, which import packages as they are
 * published, in milliseconds.
 *
 * @param programs the source text of ECMAScript modules
 */
export function inNewProcess<Name extends string>(
  programs: Readonly<Record<Name, string>>,
): Promise<Record<Name, number>> {
  const subjects = Object.fromEntries(
    Object.entries<string>(programs).map(([name, program]): [string, Subject] => [
      name,
      () =>
        run(process.execPath, ["--input-type=module", "--eval", program], {
          cwd: import.meta.dirname,
        }),
    ]),
  ) as Record<Name, Subject>;
  return measure(subjects, { rounds: 15, turns: 1 });
}
