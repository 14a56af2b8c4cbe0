import { InvalidArgumentError } from "@commander-js/extra-typings";
import { parseValue } from "./value.ts";

/** Parses `name=value`. */
export function parsePair(text: string): [name: string, value: unknown] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    throw new InvalidArgumentError("Expected name=value.");
  }
  return [name, parseValue(value)];
}
