/**
 * The flags of a program that decide how fetch connects: what sends for it is to connect as it would.
 *
 * @param execArgv the flags that Node was started with
 */
export function connectionFlags(execArgv: readonly string[]): string[] {
  return execArgv.filter((flag) => switches.test(flag) || settings.test(flag));
}

const switches =
  /^--(?:use-[\w-]+-ca|use-env-proxy|no-network-family-autoselection|tls-(?:min|max)-v[\d.]+)$/;
const settings =
  /^--(?:dns-result-order|max-http-header-size|network-family-autoselection-attempt-timeout|openssl-config|tls-cipher-list)=/;

/**
 * The environment of a program without what its sending process must not get: keys, which whoever
 * sees the process could read there, and flags that would have a debugger stop it.
 */
export function senderEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const entries = Object.entries(environment).filter(
    ([name]) => !name.toUpperCase().startsWith("HONEYCOMB_"),
  );
  const { NODE_OPTIONS, ...others } = Object.fromEntries(entries);
  return NODE_OPTIONS === undefined
    ? others
    : { ...others, NODE_OPTIONS: NODE_OPTIONS.replaceAll(/--inspect\S*/g, "") };
}
