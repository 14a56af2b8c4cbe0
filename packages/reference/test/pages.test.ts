import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import {
  type Call,
  callApi,
  type Effect,
  HoneycombInputError,
  type Operation,
  operations,
} from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import { createPages } from "../src/pages.ts";
import { packages, readModule } from "../src/source/module.ts";
import { readLinks, sectionOf } from "./markdown.ts";

const pages = await createPages();
const page = (file: string): string => pages.get(file) ?? "";
const folder = join(import.meta.dirname, "../../../docs/reference");

/** The namespaces of a client as it runs, with their methods. */
const namespaces = Object.entries(callApi()).filter(
  (entry): entry is [string, Record<string, (...args: unknown[]) => Call<unknown>>] =>
    typeof entry[1] === "object",
);
const fileOf = (namespace: string) =>
  `${namespace.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.md`;
const methods = namespaces.flatMap(([namespace, resource]) =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(resource))
    .filter((name) => name !== "constructor")
    .map((name) => ({ namespace, name, call: resource[name]?.bind(resource) })),
);

describe("namespaces", () => {
  test.each(namespaces)("client.%s has a page", (namespace) => {
    expect(page(fileOf(namespace))).toContain(`# client.${namespace}\n`);
    expect(page("README.md")).toContain(`[\`client.${namespace}\`](${fileOf(namespace)})`);
  });

  test.each(methods.map(({ namespace, name }) => [namespace, name] as const))(
    "client.%s has its method %s there, with how it is called",
    (namespace, name) => {
      const section = sectionOf(page(fileOf(namespace)), name);
      expect(section).toMatch(new RegExp(`^\n\`\`\`typescript\n${name}\\b`));
      // A sentence that says what it does.
      expect(section).toMatch(/\n```\n\n[A-Z`]/);
    },
  );
});

describe("operations", () => {
  const all = Object.values<Operation>(operations);

  test.each(all)("$id is described once, with its request and its key", (operation) => {
    const { id, method, path, permissions, errors } = operation;
    const found = [...pages.values()].filter((text) => text.includes(`\n### ${id}\n`));
    expect(found).toHaveLength(1);
    const section = sectionOf(found[0] ?? "", id);
    expect(section).toContain(`\`${method} ${path}\``);
    for (const permission of permissions) expect(section).toContain(`\`${permission}\``);
    const statuses = /^- Errors: (.*)$/m.exec(section)?.[1]?.match(/\d{3}/g);
    expect(statuses?.map(Number).sort()).toEqual([...errors].sort());
  });

  test.each(all)("$id names the methods that use it, and they name it", ({ id }) => {
    const described = [...pages.values()].find((text) => text.includes(`\n### ${id}\n`)) ?? "";
    const users = /^- Used by (.*)$/m.exec(sectionOf(described, id))?.[1] ?? "";
    const named = [...users.matchAll(/`client\.(\w+\.\w+)`/g)].map(([, name]) => name);
    const using = methods
      .filter(({ namespace, name }) =>
        sectionOf(page(fileOf(namespace)), name).includes(`[\`${id}\`]`),
      )
      .map(({ namespace, name }) => `${namespace}.${name}`);
    expect(named).not.toEqual([]);
    expect(named).toEqual(using);
  });

  test("are all in the table of the first page, with their method", () => {
    const ids = page("README.md").matchAll(
      /^\| \[`(\w+)`\]\([\w-]+\.md#.*`client\.\w+\.\w+`.* \|$/gm,
    );
    expect([...ids].map(([, id]) => id)).toEqual(Object.keys(operations));
  });

  test("are named by the methods that ask for them first, when they run", () => {
    const asked = methods.flatMap((method) => {
      const id = firstOperation(() => method.call?.("x", "x", "x"));
      return id === undefined ? [] : [{ ...method, id }];
    });
    const unnamed = asked.filter(
      ({ namespace, name, id }) =>
        !sectionOf(page(fileOf(namespace)), name).includes(`[\`${id}\`]`),
    );
    expect(unnamed).toEqual([]);
    // What takes a description of many things can't do with a text.
    expect(asked.length).toBeGreaterThan(methods.length * 0.9);
  });
});

/** Which operation a call asks for first, or finds the input wrong for. */
function firstOperation(start: () => Call<unknown> | undefined): string | undefined {
  try {
    const steps = start()?.[Symbol.iterator]();
    let step = steps?.next();
    while (step && !step.done) {
      const effect = step.value as Effect;
      if (effect.type === "http") return effect.request.operation;
      if (effect.type === "all") return firstOperation(() => effect.calls[0]);
      step = steps?.next(effect.type === "memory" ? new Map() : undefined);
    }
  } catch (error) {
    if (error instanceof HoneycombInputError) return error.operation;
  }
  return undefined;
}

describe("links", () => {
  const known = new Map([...pages].map(([file, text]) => [file, readLinks(text)]));

  test.each([...known])("of %s lead somewhere", (file, { links }) => {
    const dead = links.filter((link) => {
      if (link.startsWith("https://")) return false;
      const [target = "", anchor] = link.split("#");
      // Pages beside the reference are read from where they are.
      const to = target.startsWith("../")
        ? readLinks(readFileSync(join(folder, target), "utf8"))
        : known.get(target || file);
      return !to || (anchor !== undefined && !to.anchors.includes(anchor));
    });
    expect(dead).toEqual([]);
  });

  test.each([...known])("to %s are unique", (_, { titles }) => {
    const lower = titles.map((title) => title.toLowerCase());
    expect(lower.filter((title, index) => lower.indexOf(title) !== index)).toEqual([]);
  });
});

describe("types", () => {
  test("keep the comment of every field that a model or an operation has", async () => {
    const core = join(packages, "core/src/resources");
    const text = [...pages.values()].join("\n").replaceAll("\\|", "|");
    const lost: string[] = [];
    let count = 0;
    for await (const file of glob("*/{models,notification,operations}.ts", { cwd: core })) {
      const { docs, text: source } = readModule(join(core, file));
      for (const [start, doc] of docs) {
        if (!/^[\w"[\]-]+:/.test(source.slice(start))) continue;
        count++;
        const comment = doc.text.replaceAll(/\s+/g, " ");
        if (!text.includes(comment)) lost.push(`${file}: ${comment}`);
      }
    }
    expect(lost).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });

  test("have their fields, with what may be in them", () => {
    const trigger = sectionOf(page("triggers.md"), "TriggerCreate");
    expect(trigger).toContain(
      "| `frequency?` | `number` | How often the query runs, in seconds: a multiple of 60 from 60 to 86400. Honeycomb's default is 900. A whole number. |",
    );
    expect(trigger).toContain("| `evaluation_schedule.window.days_of_week` |");
    expect(trigger).toMatch(/`tags\?` \| \[`Tag`\]\(types\.md#tag\)`\[\]`/);
  });

  test("that are told apart by a field have a table each", () => {
    const recipient = sectionOf(page("recipients.md"), "RecipientCreate");
    expect(recipient.match(/^\*\*`type: "\w+"`\*\*/gm)).toHaveLength(6);
    expect(recipient).toContain('**`type: "slack"`** · The team has to be connected with Slack.');
  });

  test("of version 2 are plain, as methods take and give them", () => {
    const created = sectionOf(page("api-keys.md"), "CreatedApiKey");
    for (const field of ["id", "name", "secret", "environment.id"]) {
      expect(created).toContain(`| \`${field}\` |`);
    }
    expect(created).not.toMatch(/attributes|relationships/);
  });

  test("of options have their defaults", () => {
    const options = sectionOf(page("async.md"), "HoneycombClientOptions");
    expect(options).toContain("in milliseconds. Default: `30000`.");
    for (const option of ["apiKey", "managementKey", "region", "retry", "onRetry", "fetch"]) {
      expect(options).toContain(`| \`${option}?\` |`);
    }
    expect(sectionOf(page("sync.md"), "HoneycombClientOptions")).not.toContain("`fetch?`");
  });
});

test("errors say what they extend and hold", () => {
  const error = sectionOf(page("errors.md"), "HoneycombRateLimitError");
  expect(error).toContain("Extends [`HoneycombApiError`](#honeycombapierror).");
  expect(error).toContain("| `retryAfter` |");
});
