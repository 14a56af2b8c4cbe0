import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { Option } from "@commander-js/extra-typings";
import { core } from "./core.ts";
import type { Shell } from "./shell.ts";

/** Creates the option for a request body in JSON. */
export function dataOption(name: string) {
  return new Option(
    "--data <json>",
    `the ${name} in the format of Honeycomb's API: JSON, @file, or - for standard input`,
  );
}

/**
 * Reads the JSON of an option: from its value, a file (`@file`), or standard input (`-`).
 *
 * @param option the name of the option, for errors
 * @throws HoneycombInputError when it can't be read, or isn't JSON
 */
export async function readData(option: string, data: string, { stdin }: Shell): Promise<unknown> {
  try {
    return JSON.parse(await readText(data, stdin));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new core.HoneycombInputError([{ path: option, message }]);
  }
}

async function readText(data: string, stdin: Shell["stdin"]): Promise<string> {
  if (data === "-") return text(stdin);
  return data.startsWith("@") ? readFile(data.slice(1), "utf8") : data;
}
