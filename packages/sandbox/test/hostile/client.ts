import { type Operation, operations } from "@honeycomb/core";
import { isJsonApi, jsonApiType } from "../../src/http/json-api.ts";
import type { Sandbox } from "../../src/index.ts";
import { keyOf } from "../service.ts";

/** A request that failed in the sandbox, for the message of a test. */
export interface Failure {
  readonly request: string;
  readonly status: number;
  readonly body: string;
}

const reads = Object.values(operations).filter(({ method }) => method === "GET");

/** Sends requests to a sandbox, and remembers those that failed there. */
export class Client {
  readonly failures: Failure[] = [];
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Returns the parsed body of the response. */
  async send(
    method: string,
    path: string,
    {
      operation,
      body,
      headers,
    }: {
      readonly operation: Operation;
      readonly body?: string | Uint8Array<ArrayBuffer> | undefined;
      readonly headers?: Readonly<Record<string, string>>;
    },
  ): Promise<unknown> {
    const all = new Headers({
      ...keyOf(operation),
      ...(isJsonApi(operation.path) && { "content-type": jsonApiType }),
    });
    for (const [name, value] of Object.entries(headers ?? {})) all.set(name, value);
    const response = await this.#sandbox.fetch(
      new Request(`https://api.honeycomb.io${path}`, {
        method,
        headers: all,
        ...(method !== "GET" && body !== undefined && { body }),
      }),
    );
    const text = await response.text();
    if (response.status >= 500 || /\n\s+at /.test(text)) {
      const shown = `${operation.id}: ${method} ${path} ${JSON.stringify([...all])} ${body}`;
      this.failures.push({
        request: shown.slice(0, 1000),
        status: response.status,
        body: text.slice(0, 1000),
      });
    }
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Runs the query that a response contains. */
  async runQueryOf(received: unknown, datasetSlug = ""): Promise<void> {
    const { id, query_id, calculations } = Object(received);
    const query = calculations === undefined ? query_id : id;
    if (typeof query !== "string" || datasetSlug === "") return;
    const path = `/1/query_results/${encode(datasetSlug)}`;
    const result = await this.send("POST", path, {
      operation: operations.createQueryResult,
      body: JSON.stringify({ query_id: query }),
    });
    await this.send("GET", `${path}/${Object(result).id}`, {
      operation: operations.getQueryResult,
    });
  }

  /** Reads all resources, and queries all columns. */
  async readAll(): Promise<void> {
    const datasets = await this.send("GET", "/1/datasets", { operation: operations.listDatasets });
    const slugs = [...(datasets as { slug: string }[]).map(({ slug }) => slug), "__all__"];
    for (const operation of reads) {
      const path = operation.path.replace("{teamSlug}", "sandbox");
      for (const slug of path.includes("{datasetSlug}") ? slugs : [""]) {
        const filled = path.replace("{datasetSlug}", slug);
        if (!filled.includes("{")) await this.#visit(operation, operation.path, filled);
      }
    }
    for (const slug of slugs) {
      const [columns, fields] = [
        await this.send("GET", `/1/columns/${slug}`, { operation: operations.listColumns }),
        await this.send("GET", `/1/derived_columns/${slug}`, {
          operation: operations.listCalculatedFields,
        }),
      ];
      const names = [...(columns as object[]), ...(fields as object[])].map((field) =>
        "key_name" in field ? field.key_name : "alias" in field ? field.alias : undefined,
      );
      const query = { breakdowns: names.slice(0, 20), time_range: 600 };
      const created = await this.send("POST", `/1/queries/${slug}`, {
        operation: operations.createQuery,
        body: JSON.stringify(query),
      });
      await this.runQueryOf(created, slug);
    }
  }

  /** Reads a list or a resource, and then the first resources in it. */
  async #visit(operation: Operation, template: string, path: string): Promise<void> {
    const now = Math.floor(Date.now() / 1000);
    const range = `start_time=${now - (now % 3600)}&end_time=${now - (now % 3600) + 60}`;
    const body = await this.send("GET", `${path}?detailed=true&${range}`, { operation });
    const { data, signals } = Object(body);
    const items: unknown[] = [body, data, signals].find(Array.isArray) ?? [];
    for (const { id } of items.slice(0, 3).map(Object)) {
      for (const inner of reads) {
        const rest = inner.path.startsWith(`${template}/{`)
          ? inner.path.slice(template.length).replace(/^\/\{\w+\}/, `/${id}`)
          : "{";
        if (!rest.includes("{")) await this.#visit(inner, inner.path, path + rest);
      }
    }
  }
}

/** Keeps a path in one piece, so that the request still reaches its operation. */
export function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replaceAll("%25E0%25A4%25A", "%E0%A4%A");
}
