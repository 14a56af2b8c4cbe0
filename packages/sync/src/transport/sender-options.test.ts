import { describe, expect, test } from "vitest";
import { senderEnvironment, senderFlags } from "./sender-options.ts";

describe("senderFlags", () => {
  test("keeps what affects how fetch connects", () => {
    const flags = [
      "--use-system-ca",
      "--use-env-proxy",
      "--tls-min-v1.3",
      "--dns-result-order=ipv4first",
      "--no-network-family-autoselection",
    ];
    expect(senderFlags(flags)).toEqual(flags);
  });

  test("leaves out all other flags, especially those that run code or wait for a debugger", () => {
    const flags = [
      "--inspect-brk",
      "--inspect=9229",
      "-e",
      "code",
      "--import=./other.js",
      "--watch",
    ];
    expect(senderFlags(flags)).toEqual([]);
    expect(senderFlags([], flags.join(" "))).toEqual([]);
  });

  test("keeps the value of a setting, however it is written", () => {
    expect(senderFlags(["--require", "x", "--dns-result-order", "ipv4first", "--watch"])).toEqual([
      "--dns-result-order",
      "ipv4first",
    ]);
    expect(senderFlags(["--tls-cipher-list=a=b"])).toEqual(["--tls-cipher-list=a=b"]);
  });

  test("reads NODE_OPTIONS as Node does; the command line comes last, so it takes precedence", () => {
    const nodeOptions = String.raw`--no-warnings --openssl-config="/a b/\"c\\.cnf"  --import "x.js" --use-system-ca`;
    expect(senderFlags(["--use-openssl-ca"], nodeOptions)).toEqual([
      String.raw`--openssl-config=/a b/"c\.cnf`,
      "--use-system-ca",
      "--use-openssl-ca",
    ]);
  });
});

test("senderEnvironment leaves out keys and NODE_OPTIONS, and keeps what fetch needs", () => {
  const environment = { PATH: "/bin", HTTPS_PROXY: "http://proxy", NODE_EXTRA_CA_CERTS: "ca.pem" };
  const secret = { HONEYCOMB_API_KEY: "key", honeycomb_api_key: "key" };
  expect(senderEnvironment({ ...environment, ...secret, NODE_OPTIONS: "--inspect" })).toEqual(
    environment,
  );
});
