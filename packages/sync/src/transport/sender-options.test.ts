import { describe, expect, test } from "vitest";
import { connectionFlags, senderEnvironment } from "./sender-options.ts";

describe("connectionFlags", () => {
  test("keeps what decides how fetch connects", () => {
    const flags = [
      "--use-system-ca",
      "--use-env-proxy",
      "--tls-min-v1.3",
      "--dns-result-order=ipv4first",
      "--no-network-family-autoselection",
    ];
    expect(connectionFlags(flags)).toEqual(flags);
  });

  test("leaves out all else, above all what would have another program run or a debugger stop", () => {
    const flags = [
      "--inspect-brk",
      "--inspect=9229",
      "-e",
      "code",
      "--import=./other.js",
      "--watch",
    ];
    expect(connectionFlags(flags)).toEqual([]);
  });
});

describe("senderEnvironment", () => {
  test("leaves out keys and keeps what fetch needs", () => {
    const environment = {
      PATH: "/bin",
      HTTPS_PROXY: "http://proxy",
      NODE_EXTRA_CA_CERTS: "ca.pem",
    };
    expect(
      senderEnvironment({ ...environment, HONEYCOMB_API_KEY: "key", honeycomb_api_key: "key" }),
    ).toEqual(environment);
  });

  test("keeps NODE_OPTIONS without a debugger", () => {
    const NODE_OPTIONS = "--use-system-ca --inspect-brk=127.0.0.1:9229 --inspect --no-warnings";
    expect(senderEnvironment({ NODE_OPTIONS }).NODE_OPTIONS?.split(/ +/)).toEqual([
      "--use-system-ca",
      "--no-warnings",
    ]);
  });
});
