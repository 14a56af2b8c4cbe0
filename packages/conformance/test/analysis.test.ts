import { HoneycombInputError } from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRequests } from "../src/count-requests.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ seed: true });

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  let requests: ReturnType<typeof countRequests>;
  beforeEach(() => {
    requests = countRequests();
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url, ...requests.hooks });
    return () => client.close();
  });

  test("every dataset is summarized, the one without events last", async () => {
    await client.datasets.create({ name: "archive" });
    await client.columns.create("archive", { key_name: "http.status_code", hidden: true });
    requests.sent = 0;
    const summaries = await client.datasets.summary();
    // The list, and the columns of each.
    expect(requests.sent).toBe(6);
    const slugs = summaries.map(({ dataset }) => dataset.slug);
    expect(slugs.slice(0, 4).sort()).toEqual(["checkout", "frontend", "inventory", "payments"]);

    const frontend = summaries.find(({ dataset }) => dataset.slug === "frontend");
    const columns = await client.columns.list("frontend");
    expect(frontend).toMatchObject({
      freshness: "hour",
      columns: {
        total: columns.length,
        hidden: 0,
        byType: {
          string: columns.filter(({ type }) => type === "string").length,
          boolean: columns.filter(({ type }) => type === "boolean").length,
        },
      },
    });
    expect(frontend?.conventions.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["trace", "service", "http", "cloud"]),
    );

    expect(summaries.at(-1)).toMatchObject({
      dataset: { slug: "archive" },
      freshness: "never",
      columns: { total: 1, hidden: 1 },
      conventions: [{ name: "http", columns: [], formerColumns: ["http.status_code"] }],
    });
  });

  test("columns are found in every dataset, the best match first", async () => {
    const search = async (...args: Parameters<typeof client.columns.search>) =>
      (await client.columns.search(...args)).map(
        ({ datasetSlug, column }) => `${datasetSlug} ${column.key_name}`,
      );
    const everywhere = ["checkout", "frontend", "inventory", "payments"];
    expect(await search("duration")).toEqual(everywhere.map((slug) => `${slug} duration_ms`));
    expect((await search("status code", { limit: 1 }))[0]).toBe(
      "checkout http.response.status_code",
    );
    expect(await search("duratoin_ms", { limit: 2 })).toEqual([
      "checkout duration_ms",
      "frontend duration_ms",
    ]);
    expect(await search("weather")).toEqual([]);
  });

  test("a search is validated before anything is sent", async () => {
    for (const wrong of [
      () => client.columns.search(""),
      () => client.columns.search("status", { limit: 1.5 }),
    ]) {
      expect(await failureOf(wrong)).toBeInstanceOf(HoneycombInputError);
    }
    expect(requests.sent).toBe(0);
  });
});
