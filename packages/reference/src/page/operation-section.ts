import type { KeyKind, Operation } from "@honeycomb/core";
import { createApiError } from "@honeycomb/core";
import { exportsOfCore } from "../model/library.ts";
import { type Shape, typeOf } from "../model/shape.ts";
import { paragraphs } from "./markdown.ts";
import type { Page } from "./page.ts";

/**
 * An operation: what it takes, answers and needs.
 *
 * @param users links to the methods that use it
 */
export function operationSection(
  page: Page,
  operation: Operation,
  users: readonly string[],
): string {
  const { id, method, path, allDatasets, repeatable } = operation;
  const { query, headers, body, response } = page.library.partsOf(operation);
  const all = exportsOfCore.get("ALL_DATASETS");
  return paragraphs(
    `### ${id}`,
    `\`${method} ${path}\``,
    [
      `- Used by ${users.join(", ")}`,
      `- Key: ${keyOf(operation)}`,
      allDatasets && all && `- Dataset: may be ${page.link(all)}`,
      body && `- Body: ${contentOf(page, operation, body)}`,
      `- Answer: ${response ? contentOf(page, operation, response) : "nothing"}`,
      `- Errors: ${errorsOf(page, operation)}`,
      `- Tried again: ${repeatable ? "after any failure that may pass" : "only where Honeycomb surely didn't take it"}`,
    ]
      .filter(Boolean)
      .join("\n"),
    query && page.fields(query, "query parameter"),
    headers && page.fields(headers, "header"),
    isEnveloped(operation)
      ? []
      : [
          ...(body ? page.fields(body, "field of the body") : []),
          ...(response ? page.fields(response, "field of the answer") : []),
        ],
  );
}

/** Which key an operation needs, and what the key has to be allowed. */
export function keyOf({ auth, permissions }: Operation): string {
  const allowed = permissions.map((name) => `\`${name}\``).join(" and ");
  const configuration = `a configuration key${allowed && ` with ${allowed}`}`;
  const keys: Readonly<Record<KeyKind, string>> = {
    ingest: "an ingest key",
    configuration,
    management: `a management key${allowed && ` with ${allowed}`}`,
    firehose: `an ingest key or ${configuration}, in the header \`X-Amz-Firehose-Access-Key\``,
  };
  return Object.entries(keys)
    .filter(([kind]) => (auth as readonly string[]).includes(kind))
    .map(([, words]) => words)
    .join(" or ");
}

/** What version 2 of the API sends is in the envelope of JSON:API. */
const isEnveloped = ({ path }: Operation) => path.startsWith("/2/");

function contentOf(page: Page, operation: Operation, shape: Shape): string {
  if (!isEnveloped(operation)) return page.type(typeOf(shape));
  const data =
    shape.kind === "object" ? shape.fields.find(({ name }) => name === "data") : undefined;
  return `${page.type(typeOf(data?.shape ?? shape))}, in the envelope of JSON:API`;
}

function errorsOf(page: Page, { errors }: Operation): string {
  const statuses = new Map<string, number[]>();
  for (const status of errors) {
    const { name } = createApiError("", { ...anyError, status });
    statuses.set(name, [...(statuses.get(name) ?? []), status]);
  }
  return [...statuses]
    .map(([name, numbers]) => {
      const declaration = exportsOfCore.get(name);
      return `${numbers.join(" and ")} ${declaration ? page.link(declaration) : name}`;
    })
    .join(", ");
}

const anyError = {
  operation: "",
  headers: {},
  body: undefined,
  requestId: undefined,
  rateLimit: undefined,
  issues: [],
  retryAfter: undefined,
};
