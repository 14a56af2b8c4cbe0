import { HoneycombNotFoundError, HoneycombResponseError } from "@honeycomb/async";
import { describe, expect, test } from "vitest";
import { modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
/** A dataset whose name isn't one. */
const wrong = { status: 200, body: '[{"name":1,"slug":"api"}]' };

describe.each(modes)("$name", ({ connect }) => {
  test("answers are checked unless the client wants them as they are", async () => {
    await using client = connect({ apiKey: "any", baseUrl: sandbox().url });
    const trusting = client.withOptions({ validate: "off" });
    await sandbox().fail(wrong);
    const error = await failureOf(() => client.datasets.list());
    expect(error).toBeInstanceOf(HoneycombResponseError);
    await sandbox().fail(wrong);
    expect(await trusting.datasets.list()).toEqual([{ name: 1, slug: "api" }]);
  });

  test("an error is one also for a client that checks nothing", async () => {
    await using client = connect({ apiKey: "any", baseUrl: sandbox().url, validate: "off" });
    const error = await failureOf(() => client.datasets.get("nothing"));
    expect(error).toBeInstanceOf(HoneycombNotFoundError);
  });
});
