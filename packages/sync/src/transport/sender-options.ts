/**
 * Returns the Node flags for the sender process: those that affect how fetch connects, so that it
 * connects like the program itself. Others could break it, such as `--import`, `--inspect` or
 * `--watch`.
 *
 * @param execArgv the flags that Node was started with
 * @param nodeOptions the environment variable NODE_OPTIONS, which also has flags
 */
export function senderFlags(execArgv: readonly string[], nodeOptions = ""): string[] {
  return [...connectionFlags(splitOptions(nodeOptions)), ...connectionFlags(execArgv)];
}

/** Filters flags. Settings have a value: `--name=value`, or `--name` followed by the value. */
function connectionFlags(flags: readonly string[]): string[] {
  return flags.flatMap((flag, index) => {
    if (switches.test(flag)) return [flag];
    const [name = "", ...value] = flag.split("=");
    if (!settings.test(name)) return [];
    return value.length > 0 ? [flag] : flags.slice(index, index + 2);
  });
}

const switches =
  /^--(?:use-[\w-]+-ca|use-env-proxy|no-network-family-autoselection|tls-(?:min|max)-v[\d.]+)$/;
const settings =
  /^--(?:dns-result-order|max-http-header-size|network-family-autoselection-attempt-timeout|openssl-config|tls-cipher-list)$/;

/** Splits NODE_OPTIONS as Node does: at spaces, except in double quotes, where `\` escapes. */
function splitOptions(text: string): string[] {
  return Array.from(text.matchAll(/(?:"(?:\\.|[^"\\])*"|[^ "])+/g), ([option]) =>
    option.replaceAll(/"((?:\\.|[^"\\])*)"/g, (_, quoted: string) =>
      quoted.replaceAll(/\\(.)/g, "$1"),
    ),
  );
}

/**
 * The environment of the sender process: without keys, which others could read there, and without
 * NODE_OPTIONS, whose flags are passed by {@link senderFlags}.
 */
export function senderEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => !/^HONEYCOMB_|^NODE_OPTIONS$/.test(name.toUpperCase()),
    ),
  );
}
