import { readFileSync } from "node:fs";
import { Command, Option } from "@commander-js/extra-typings";
import { parseDuration } from "./notation/duration.ts";

/** The command that all others are part of, with the options that all of them take. */
export type Root = ReturnType<typeof createRoot>;

/** A command with subcommands. */
export type Group = ReturnType<typeof createGroup>;

/** Adds a command that {@link Root} lists in its help. */
export function createGroup(root: Root, name: string, description: string) {
  return root.command(name).description(description);
}

export function createRoot() {
  return new Command("hny")
    .description("Honeycomb from the command line.")
    .version(readVersion(), "-V, --version", "Print the version.")
    .helpOption("-h, --help", "Print this help.")
    .helpCommand("help [command]", "Print the help of a command.")
    .optionsGroup("Connection:")
    .addOption(
      new Option(
        "--api-key <key>",
        "API key; rather set HONEYCOMB_API_KEY, since other users of a machine can read what is on a command line",
      ),
    )
    .addOption(
      new Option("--management-key <id>", "id of a management key (HONEYCOMB_MANAGEMENT_KEY)"),
    )
    .addOption(
      new Option(
        "--management-secret <secret>",
        "its secret; rather set HONEYCOMB_MANAGEMENT_SECRET",
      ),
    )
    .addOption(
      new Option("--api-url <url>", "another host than the region's (HONEYCOMB_API_ENDPOINT)"),
    )
    .addOption(
      new Option("--region <region>", "where the team's data is (default: us)")
        .choices(["us", "eu"])
        .conflicts("apiUrl"),
    )
    .addOption(
      new Option(
        "--timeout <duration>",
        "how long one attempt may take, such as 10s (default: 30s)",
      ).argParser(parseDuration),
    )
    .addOption(new Option("--allow-insecure", "send keys over plain http to other machines"))
    .optionsGroup("Output:")
    .addOption(
      new Option("-o, --output <format>", "how to print what was asked for")
        .choices(["table", "json"])
        .default("table"),
    )
    .addOption(new Option("--debug", "print an error's stack and causes, too"))
    .configureHelp({ showGlobalOptions: true, sortSubcommands: true });
}

function readVersion(): string {
  const file = new URL("../package.json", import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
