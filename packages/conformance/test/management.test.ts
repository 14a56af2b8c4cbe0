import {
  type ApiKeyCreate,
  type ClientOptions,
  HoneycombAuthError,
  HoneycombConfigError,
  HoneycombConflictError,
  HoneycombForbiddenError,
  HoneycombInputError,
  HoneycombNotFoundError,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRequests } from "../src/count-requests.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
const management = { managementKey: "hcamk_1", managementSecret: "top-secret" };

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  let requests: ReturnType<typeof countRequests>;
  const open = (options: Partial<ClientOptions> = {}) =>
    connect({
      ...management,
      ...requests.hooks,
      baseUrl: sandbox().url,
      ...options,
    } as ClientOptions);
  beforeEach(() => {
    requests = countRequests();
    client = open();
    return () => client.close();
  });

  describe("a management key", () => {
    test("has scopes and a team", async () => {
      expect(await client.auth.getManagementKey()).toMatchObject({
        id: "hcamk_1",
        key_type: "management",
        scopes: expect.arrayContaining(["api-keys:write", "environments:read"]),
        team: { name: "Sandbox", slug: "sandbox" },
      });
    });

    test("that is unknown is an error, and so is a missing one", async () => {
      await using stranger = open({ managementSecret: "wrong" });
      expect(await failureOf(() => stranger.environments.list())).toBeInstanceOf(
        HoneycombAuthError,
      );
      await using keyless = connect({ apiKey: "test-key", baseUrl: sandbox().url });
      expect(await failureOf(() => keyless.environments.list())).toBeInstanceOf(
        HoneycombConfigError,
      );
    });

    test("is requested once for its team", async () => {
      await client.environments.list();
      await client.apiKeys.list();
      expect(requests.sent).toBe(3);
      await client.environments.list({ team: "sandbox" });
      expect(requests.sent).toBe(4);
    });

    test("can't access another team", async () => {
      for (const list of [
        () => client.environments.list({ team: "another" }),
        () => client.apiKeys.list({ team: "another" }),
      ]) {
        expect(await failureOf(list)).toBeInstanceOf(HoneycombNotFoundError);
      }
    });
  });

  describe("environments", () => {
    test("are created, listed, read, changed and deleted", async () => {
      const { environments } = client;
      const [own] = await environments.list();
      const created = await environments.create({ name: "Staging", color: "gold" });
      expect(created).toMatchObject({ name: "Staging", slug: "staging", color: "gold" });
      expect(await environments.list()).toEqual([own, created]);
      expect(await environments.get(created.id)).toEqual(created);
      const changed = await environments.update(created.id, {
        description: "Before it is real",
        settings: { delete_protected: false },
      });
      expect(changed).toEqual({
        ...created,
        description: "Before it is real",
        settings: { delete_protected: false },
      });
      expect(await environments.delete(created.id)).toBeUndefined();
      expect(await environments.list()).toEqual([own]);
      for (const gone of [
        () => environments.get(created.id),
        () => environments.update(created.id, { color: "red" }),
        () => environments.delete(created.id),
      ]) {
        expect(await failureOf(gone)).toBeInstanceOf(HoneycombNotFoundError);
      }
    });

    test("have unique names", async () => {
      await client.environments.create({ name: "staging" });
      const again = await failureOf(() => client.environments.create({ name: "staging" }));
      expect(again).toBeInstanceOf(HoneycombConflictError);
      expect(again.message).toContain('"staging" already exists');
    });

    test("are protected from deletion, unless the option lifts it", async () => {
      const { environments } = client;
      const { id } = await environments.create({ name: "staging" });
      const error = await failureOf(() => environments.delete(id));
      expect(error).toBeInstanceOf(HoneycombConflictError);
      expect(error.message).toContain("settings.delete_protected");
      expect(error.message).toContain("liftProtection");
      expect(await environments.delete(id, { liftProtection: true })).toBeUndefined();
      expect(await failureOf(() => environments.get(id))).toBeInstanceOf(HoneycombNotFoundError);
    });

    test("are protected again when deleting fails", async () => {
      const { environments } = client;
      const { id } = await environments.create({ name: "staging" });
      await sandbox().fail(
        { operation: "deleteEnvironment", status: 409, times: 1 },
        { operation: "deleteEnvironment", status: 403, times: 1 },
      );
      const error = await failureOf(() => environments.delete(id, { liftProtection: true }));
      expect(error).toBeInstanceOf(HoneycombForbiddenError);
      expect(await environments.get(id)).toMatchObject({ settings: { delete_protected: true } });
    });

    test("are iterated over page by page, only as far as the loop goes", async () => {
      const { environments } = client;
      for (const name of ["a", "b", "c", "d"]) await environments.create({ name });
      const options = { team: "sandbox", pageSize: 2 };
      requests.sent = 0;
      const names: string[] = [];
      for await (const { name } of environments.iterate(options)) {
        names.push(name);
        if (name === "b") break;
      }
      expect(names).toEqual(["sandbox", "a", "b"]);
      expect(requests.sent).toBe(2);

      // Each loop starts again. Deletions in between don't make it skip items.
      const all = environments.iterate(options);
      for (const expected of [["sandbox", "a", "b", "c", "d"], ["sandbox"]]) {
        const seen: string[] = [];
        for await (const { id, name } of all) {
          seen.push(name);
          if (name !== "sandbox") await environments.delete(id, { liftProtection: true });
        }
        expect(seen).toEqual(expected);
      }
    });

    test("are validated before anything is sent", async () => {
      for (const wrong of [
        () => client.environments.create({ name: "x".repeat(256) }),
        () => client.environments.create({ name: "x", color: 7 as never }),
        () => client.environments.list({ team: "sandbox", pageSize: 101 }),
      ]) {
        expect(await failureOf(wrong)).toBeInstanceOf(HoneycombInputError);
      }
      // Only the team was requested.
      expect(requests.sent).toBeLessThanOrEqual(1);
    });
  });

  describe("API keys", () => {
    let of: Pick<ApiKeyCreate, "environment">;
    beforeEach(async () => {
      const { id } = await client.environments.create({ name: "Production" });
      of = { environment: { id } };
    });

    test("are created, listed, read, changed and deleted; a secret is returned once", async () => {
      const { apiKeys } = client;
      const created = await apiKeys.create({
        key_type: "configuration",
        name: "ci",
        permissions: { run_queries: true },
        ...of,
      });
      const { secret, ...key } = created;
      expect(secret).not.toBe("");
      expect(key).toMatchObject({ key_type: "configuration", name: "ci", disabled: false, ...of });
      expect(await apiKeys.list()).toEqual([key]);
      expect(await apiKeys.get(key.id)).toEqual(key);
      const changed = await apiKeys.update(key.id, { permissions: { manage_slos: true } });
      expect(changed).toMatchObject({ permissions: { run_queries: true, manage_slos: true } });
      expect(await apiKeys.delete(key.id)).toBeUndefined();
      expect(await apiKeys.list()).toEqual([]);
      for (const gone of [
        () => apiKeys.get(key.id),
        () => apiKeys.update(key.id, { name: "other" }),
        () => apiKeys.delete(key.id),
      ]) {
        expect(await failureOf(gone)).toBeInstanceOf(HoneycombNotFoundError);
      }
    });

    test("of one kind are iterated over page by page", async () => {
      const { apiKeys } = client;
      for (const name of ["1", "2", "3"]) {
        await apiKeys.create({ key_type: "ingest", name, ...of });
        await apiKeys.create({ key_type: "configuration", name, ...of });
      }
      expect(await apiKeys.list({ pageSize: 4 })).toHaveLength(6);
      requests.sent = 0;
      const ids: string[] = [];
      const options = { team: "sandbox", type: "ingest", pageSize: 1 } as const;
      for await (const { id } of apiKeys.iterate(options)) {
        ids.push(id);
        if (ids.length === 2) break;
      }
      expect(ids).toEqual([expect.stringMatching(/^hcxik_/), expect.stringMatching(/^hcxik_/)]);
      expect(requests.sent).toBe(2);
      expect(await apiKeys.list({ type: "configuration", pageSize: 2 })).toHaveLength(3);
    });

    test("work until they are disabled", async () => {
      const { id, secret } = await client.apiKeys.create({
        key_type: "configuration",
        name: "ci",
        permissions: { create_datasets: true },
        ...of,
      });
      await using holder = open({ apiKey: secret });
      expect(await holder.auth.get()).toMatchObject({ id, environment: { slug: "production" } });
      await holder.datasets.create({ name: "api" });
      expect(await failureOf(() => holder.signals.list())).toBeInstanceOf(HoneycombForbiddenError);
      await client.apiKeys.update(id, { disabled: true });
      const error = await failureOf(() => holder.datasets.list());
      expect(error).toBeInstanceOf(HoneycombAuthError);
      expect(String(error)).not.toContain(secret);
    });

    test("for events are an id and a secret", async () => {
      const { id, secret } = await client.apiKeys.create({
        key_type: "ingest",
        name: "collectors",
        permissions: { create_datasets: true },
        ...of,
      });
      await using sender = open({ apiKey: id + secret });
      expect(await sender.auth.get()).toMatchObject({ id, type: "ingest" });
      expect(await sender.events.create("api", { status: 200 })).toBeUndefined();
      expect(await failureOf(() => sender.datasets.list())).toBeInstanceOf(HoneycombAuthError);
    });
  });
});
