import { expect, test } from "vitest";
import { Program } from "../test/support/program.ts";
import { Server } from "../test/support/server.ts";

test("the process that sends is killed when it hangs, after its grace period", async () => {
  using server = await Server.start();
  const program = new Program("stops-sender.ts", {
    HONEYCOMB_API_KEY: "key",
    HONEYCOMB_API_ENDPOINT: server.url("stopped"),
  });
  const { output } = await program.end();
  expect(output.split("\n")).toEqual([
    "getDataset: no response within 100 ms",
    "The process that sends requests did not respond, and was killed",
    "next call: [ 'one' ]",
    "",
  ]);
});
