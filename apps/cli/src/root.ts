import { readFileSync } from "node:fs";
import { Command, Option } from "@commander-js/extra-typings";
import { parseDuration } from "./notation/duration.ts";

/** The root command, with the options of all commands. */
export type Root = ReturnType<typeof createRoot>;

/** A command with subcommands. */
export type Group = ReturnType<typeof createGroup>;

/** Adds a command to the root command. */
export function createGroup(root: Root, name: string, description: string) {
  return root.command(name).description(description);
}

export function createRoot() {
  return new Command("hny")
    .description("Call the Honeycomb API from the command line.")
    .version(readVersion(), "-V, --version", "Print the version.")
    .helpOption("-h, --help", "Print this help.")
    .helpCommand("help [command]", "Print the help of a command.")
    .optionsGroup("Connection:")
    .addOption(
      new Option(
        "--api-key <key>",
        "API key; prefer HONEYCOMB_API_KEY, since other users of this machine can see command-line options",
      ),
    )
    .addOption(
      new Option("--management-key <id>", "id of a management key (HONEYCOMB_MANAGEMENT_KEY)"),
    )
    .addOption(
      new Option(
        "--management-secret <secret>",
        "secret of the management key; prefer HONEYCOMB_MANAGEMENT_SECRET",
      ),
    )
    .addOption(
      new Option("--api-url <url>", "URL of a proxy or the sandbox (HONEYCOMB_API_ENDPOINT)"),
    )
    .addOption(
      new Option("--region <region>", "region where the team's data is stored (default: us)")
        .choices(["us", "eu"])
        .conflicts("apiUrl"),
    )
    .addOption(
      new Option(
        "--timeout <duration>",
        "time limit for each attempt of a request, such as 10s (default: 30s)",
      ).argParser(parseDuration),
    )
    .addOption(new Option("--allow-insecure", "allow plain http, which sends keys unencrypted"))
    .optionsGroup("Output:")
    .addOption(
      new Option("-o, --output <format>", "format of results")
        .choices(["table", "json"])
        .default("table"),
    )
    .addOption(new Option("--debug", "also print the stack and causes of errors"))
    .configureHelp({ showGlobalOptions: true, sortSubcommands: true });
}

function readVersion(): string {
  const file = new URL("../package.json", import.meta.url);
  const { version }: { version: string } = JSON.parse(readFileSync(file, "utf8"));
  return version;
}
