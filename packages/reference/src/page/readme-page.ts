import { type Operation, operations } from "@honeycomb/core";
import { exportsOfCore } from "../model/library.ts";
import type { Resource } from "../model/resource.ts";
import { paragraphs, table } from "./markdown.ts";
import { keyOf } from "./operation-section.ts";
import type { Page } from "./page.ts";
import { isOfResource } from "./resource-page.ts";

/** The first page: the namespaces, all operations, and how to read the others. */
export function readmePage(page: Page, resources: readonly Resource[]): string {
  const named = (name: string) => {
    const declaration = exportsOfCore.get(name);
    return declaration ? page.link(declaration) : name;
  };
  return paragraphs(
    "# Reference",
    "Every method, operation, type and error.",
    [
      "- [@honeycomb/async](async.md) and [@honeycomb/sync](sync.md): the clients and their options",
      "- [Errors](errors.md), [functions](functions.md) and [shared types](types.md)",
    ].join("\n"),
    "## Namespaces",
    table(
      ["namespace", "what it is", "methods"],
      resources.map(({ namespace, summary, folder, methods }) => [
        `[\`client.${namespace}\`](${folder}.md)`,
        page.line(summary),
        methods.map(({ name }) => page.linkMethod(name, `${folder}.md`)).join(" "),
      ]),
    ),
    "## How to read it",
    [
      `- A method is shown with what it gives in \`@honeycomb/sync\`. In \`@honeycomb/async\` that comes in a promise, and within \`client.all\` it is a ${named("Call")}. An ${named("Iteration")} is for \`for\`, or for \`for await\`.`,
      "- `name?` may be left out. `list[].name` is a field of each entry of a list, `record.*` stands for any name, and `| …` for values that Honeycomb may add.",
      "- What an answer holds beyond the fields listed here is kept.",
      `- Any operation can be called by its id, with ${named("invoke")}.`,
      "- What is tried again, and when: [Timeouts and retries](../errors.md#timeouts-and-retries).",
    ].join("\n"),
    "## Operations",
    `All ${Object.keys(operations).length} of Honeycomb's API. [Honeycomb's page on permissions](https://docs.honeycomb.io/api/permissions) says what they are called in Honeycomb.`,
    table(
      ["operation", "request", "key", "method"],
      Object.values<Operation>(operations).map((operation) => [
        page.linkOperation(operation.id),
        `\`${operation.method} ${operation.path}\``,
        keyOf(operation),
        resources
          .filter(({ folder }) => isOfResource(page.library.declarationOf(operation), folder))
          .flatMap(({ namespace, folder, methods }) =>
            // The operation that a method uses first is what it is for.
            methods
              .filter(({ operations: [first] }) => first === operation)
              .map(({ name }) =>
                page.linkMethod(name, `${folder}.md`, `client.${namespace}.${name}`),
              ),
          )
          .join(", "),
      ]),
    ),
  );
}
