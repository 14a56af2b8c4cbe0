import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { Option } from "@commander-js/extra-typings";
import { HoneycombInputError } from "@honeycomb/core";
import type { Shell } from "./shell.ts";

/** The option that takes what is to be sent in Honeycomb's own notation. */
export function dataOption(what: string) {
  return new Option(
    "--data <json>",
    `the ${what} in Honeycomb's notation: JSON, @file, or - for standard input`,
  );
}

/**
 * Reads JSON that an option gives: in its place, in a file (`@file`), or on standard input (`-`).
 *
 * @param option the option's name, for errors
 * @throws HoneycombInputError where it can't be read, or isn't JSON
 */
export async function readData(option: string, data: string, { stdin }: Shell): Promise<unknown> {
  try {
    return JSON.parse(await readText(data, stdin));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new HoneycombInputError([{ path: option, message }]);
  }
}

async function readText(data: string, stdin: Shell["stdin"]): Promise<string> {
  if (data === "-") return text(stdin);
  return data.startsWith("@") ? readFile(data.slice(1), "utf8") : data;
}
