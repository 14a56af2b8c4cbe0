import { describe, expect, test } from "vitest";
import { json } from "../../test/perform.ts";
import { serve } from "../../test/serve.ts";
import { HoneycombConflictError, type HttpResponse } from "../index.ts";

/** An environment with one dataset, which is protected until it is changed. */
function protectedDataset(answer: (method: string) => HttpResponse | undefined = () => undefined) {
  const dataset = {
    name: "API",
    slug: "api",
    description: "Requests",
    expand_json_depth: 3,
    settings: { delete_protected: true },
  };
  return serve(({ method, body }) => {
    const given = answer(method);
    if (given) return given;
    if (method === "PUT") Object.assign(dataset, JSON.parse(body as string));
    const isRefused = method === "DELETE" && dataset.settings.delete_protected;
    return isRefused ? json({ error: "dataset is protected" }, { status: 409 }) : json(dataset);
  });
}

describe("a dataset that is protected", () => {
  test("is not deleted, and the error says why and what to do", async () => {
    const { client, requests } = protectedDataset();
    const error = await client.datasets.delete("api").catch((error) => error);
    expect(error).toBeInstanceOf(HoneycombConflictError);
    expect(error).toMatchObject({
      status: 409,
      operation: "deleteDataset",
      body: { error: "dataset is protected" },
      message:
        'deleteDataset: 409: dataset is protected (the dataset "api" is protected from being deleted by settings.delete_protected; liftProtection: true lifts that first)',
    });
    expect(requests).toEqual(["DELETE /1/datasets/api"]);
  });

  test("is deleted once its protection is lifted, with its other settings as they were", async () => {
    const { client, requests } = protectedDataset();
    expect(await client.datasets.delete("api", { liftProtection: true })).toBeUndefined();
    expect(requests).toEqual([
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

  test("is protected again when deleting fails all the same", async () => {
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

  test("is told of when its protection can't be put back", async () => {
    let puts = 0;
    const { client } = protectedDataset((method) => {
      if (method === "DELETE") return json({ error: "no" }, { status: 409 });
      return method === "PUT" && ++puts > 1 ? json({ error: "down" }, { status: 500 }) : undefined;
    });
    const error = await client.datasets
      .delete("api", { liftProtection: true })
      .catch((error) => error);
    expect(error.message).toBe(
      'The dataset "api" was not deleted, and its protection, which was lifted, could not be put back',
    );
    expect(error.cause.errors.map(({ message }: Error) => message)).toEqual([
      "deleteDataset: 409: no",
      "updateDataset: 500: down",
    ]);
  });
});

test("what is not protected is deleted with one request", async () => {
  const { client, requests } = serve(() => json({}, { status: 202 }));
  await client.datasets.delete("api", { liftProtection: true });
  expect(requests).toEqual(["DELETE /1/datasets/api"]);
});
