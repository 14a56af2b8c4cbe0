import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** The names of the options that a command has by now, for one that can't be given with them. */
export function optionNames(command: CommandUnknownOpts): string[] {
  return command.options.map((option) => option.attributeName());
}
