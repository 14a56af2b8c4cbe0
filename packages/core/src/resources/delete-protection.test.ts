import { describe, expect, test } from "vitest";
import { asyncClient, json, syncClient, thrownBy } from "../../test/host.ts";
import { HoneycombAbortError, HoneycombConflictError } from "../index.ts";
import type { HttpResponse } from "../transport.ts";

/** An environment with one dataset, which is protected at first. */
function protectedDataset(respond: (method: string) => HttpResponse | undefined = () => undefined) {
  const dataset = {
    name: "API",
    slug: "api",
    description: "Requests",
    expand_json_depth: 3,
    settings: { delete_protected: true },
  };
  return asyncClient(({ method, body }) => {
    const given = respond(method);
    if (given) return given;
    if (method === "PUT") Object.assign(dataset, JSON.parse(body as string));
    const isProtected = method === "DELETE" && dataset.settings.delete_protected;
    return isProtected ? json({ error: "dataset is protected" }, { status: 409 }) : json(dataset);
  });
}

describe("a dataset that is protected", () => {
  test("is not deleted, and the error explains why and how to delete it", async () => {
    const { client, log } = protectedDataset();
    const error = await client.datasets.delete("api").catch((error) => error);
    expect(error).toBeInstanceOf(HoneycombConflictError);
    expect(error).toMatchObject({
      status: 409,
      operation: "deleteDataset",
      body: { error: "dataset is protected" },
      message:
        'deleteDataset: 409: dataset is protected (the dataset "api" is protected from deletion by settings.delete_protected; pass liftProtection: true to delete it anyway)',
    });
    expect(log).toEqual(["DELETE /1/datasets/api"]);
  });

  test("is deleted after its protection is removed, without other changes", async () => {
    const { client, log } = protectedDataset();
    expect(await client.datasets.delete("api", { liftProtection: true })).toBeUndefined();
    expect(log).toEqual([
      "DELETE /1/datasets/api",
      "GET /1/datasets/api",
      "PUT /1/datasets/api",
      "DELETE /1/datasets/api",
    ]);
    expect(await client.datasets.get("api")).toMatchObject({
      description: "Requests",
      expand_json_depth: 3,
      settings: { delete_protected: false },
    });
  });

  test("is protected again when the deletion fails anyway", async () => {
    const failures = [409, 403];
    const { client } = protectedDataset((method) =>
      method === "DELETE" ? json({ error: "no" }, { status: failures.shift() ?? 500 }) : undefined,
    );
    const deleting = client.datasets.delete("api", { liftProtection: true });
    await expect(deleting).rejects.toThrow("deleteDataset: 403: no");
    expect(await client.datasets.get("api")).toMatchObject({
      settings: { delete_protected: true },
    });
  });

  test("is reported when its protection can't be restored", async () => {
    let puts = 0;
    const { client } = protectedDataset((method) => {
      if (method === "DELETE") return json({ error: "no" }, { status: 409 });
      return method === "PUT" && ++puts > 1 ? json({ error: "down" }, { status: 500 }) : undefined;
    });
    const error = await client.datasets
      .delete("api", { liftProtection: true })
      .catch((error) => error);
    expect(error.message).toBe(
      'The dataset "api" was not deleted, but its protection was removed and could not be restored',
    );
    expect(error.cause.errors.map(({ message }: Error) => message)).toEqual([
      "deleteDataset: 409: no",
      "updateDataset: 500: down",
    ]);
  });
});

describe("an abort", () => {
  /** Deletes a protected dataset, and aborts when the request with this number is sent. */
  function abortAt(number: number) {
    const controller = new AbortController();
    const dataset = { name: "API", slug: "api", settings: { delete_protected: true } };
    let count = 0;
    const { client, log } = syncClient(
      ({ method, body }) => {
        if (method === "PUT") Object.assign(dataset, JSON.parse(body as string));
        if (++count === number) controller.abort();
        return method === "DELETE" ? json({}, { status: 409 }) : json(dataset);
      },
      { signal: controller.signal },
    );
    const error = thrownBy(() => client.datasets.delete("api", { liftProtection: true }));
    return { error, log: log.map((line) => line.split(" ")[0]), dataset };
  }

  test.each([
    ["while the protection is removed", 3, ["DELETE", "GET", "PUT", "GET", "PUT"]],
    ["while the dataset is deleted", 4, ["DELETE", "GET", "PUT", "DELETE", "GET", "PUT"]],
    [
      "while the protection is restored",
      6,
      ["DELETE", "GET", "PUT", "DELETE", "GET", "PUT", "GET", "PUT"],
    ],
  ])("%s leaves the dataset protected", (_, at, expected) => {
    const { error, log, dataset } = abortAt(at);
    expect(error).toBeInstanceOf(HoneycombAbortError);
    expect(dataset.settings.delete_protected).toBe(true);
    expect(log).toEqual(expected);
  });

  test("before the protection is removed changes nothing", () => {
    const { error, log } = abortAt(1);
    expect(error).toBeInstanceOf(HoneycombAbortError);
    expect(log).toEqual(["DELETE"]);
  });
});

test("a dataset that is not protected is deleted with one request", async () => {
  const { client, log } = asyncClient(() => json({}, { status: 202 }));
  await client.datasets.delete("api", { liftProtection: true });
  expect(log).toEqual(["DELETE /1/datasets/api"]);
});
