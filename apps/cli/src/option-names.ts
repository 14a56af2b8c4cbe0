import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/** Returns the names of a command's options, to declare that they conflict with another one. */
export function optionNames(command: CommandUnknownOpts): string[] {
  return command.options.map((option) => option.attributeName());
}
