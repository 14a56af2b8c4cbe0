import { ALL_DATASETS, RecipientBuilder, TriggerBuilder } from "@honeycomb/async";
import { describe, expect, test } from "vitest";
import { modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

// Honeycomb's own limit is 10 in 60 seconds. A shorter time keeps this test fast.
const sandbox = useSandbox({ queryLimit: { limit: 20, seconds: 1 } });

describe.each(modes)("$name", ({ connect }) => {
  const client = () => connect({ apiKey: "test-key", baseUrl: sandbox().url });

  test("forty queries at once wait for their turn, and all succeed", async () => {
    await using honeycomb = client();
    await honeycomb.datasets.create({ name: "API" });
    const statuses: number[] = [];
    const results = await honeycomb.all(
      (api) =>
        Array.from({ length: 40 }, () =>
          api.queryResults.run(
            "api",
            { calculations: [{ op: "COUNT" }], time_range: 60 },
            {
              minPollInterval: 10,
              onResponse: ({ request, status }) => {
                if (request.operation === "createQueryResult") statuses.push(status);
              },
            },
          ),
        ),
      { concurrency: 40 },
    );
    expect(results.map(({ complete }) => complete)).toEqual(Array(40).fill(true));
    expect(statuses).toEqual(Array(40).fill(201));
  });

  test("thirty triggers at once create their common recipient once", async () => {
    await using honeycomb = client();
    await honeycomb.datasets.create({ name: "API" });
    const trigger = new TriggerBuilder("Errors").dataset(ALL_DATASETS).gt(10).slack("#alerts");
    const bundles = await honeycomb.all(
      (api) => Array.from({ length: 30 }, () => api.triggers.createFrom(trigger)),
      { concurrency: 30 },
    );
    const [recipient, ...others] = await honeycomb.recipients.list();
    expect(others).toEqual([]);
    const created = bundles.flatMap(({ recipients }) => recipients.created);
    expect(created).toEqual([recipient]);
    for (const { trigger } of bundles) {
      expect(trigger.recipients).toMatchObject([{ id: recipient?.id }]);
    }
  });

  test("a conflict without an existing recipient is an error", async () => {
    await using honeycomb = client();
    await sandbox().fail({ operation: "createRecipient", status: 409 });
    const slack = RecipientBuilder.slack("#alerts");
    const error = await failureOf(() => honeycomb.recipients.createFrom(slack));
    expect(error).toMatchObject({
      name: "HoneycombBundleError",
      failed: [{ type: "recipient", name: "#alerts" }],
      cause: { name: "HoneycombConflictError", operation: "createRecipient" },
    });
  });
});
