import { readFileSync } from "node:fs";
import type { JsonSchema } from "./shape.ts";

/** The parts of Honeycomb's OpenAPI description that the tests use. */
interface Description {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
}

type PathItem = Readonly<Record<string, DescribedEndpoint>> & {
  readonly parameters?: readonly Referenced<Parameter>[];
};

interface DescribedEndpoint {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Referenced<Parameter>[];
  readonly requestBody?: Referenced<Body>;
  readonly responses: Readonly<Record<string, Referenced<Body>>>;
}

type Referenced<T> = T | { readonly $ref: string };

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly description?: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

interface Body {
  readonly content?: Readonly<Record<string, MediaType>>;
}

interface MediaType {
  readonly schema?: JsonSchema | null;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Referenced<{ readonly value: unknown }>>>;
}

/** An example of a body in the description. */
export interface Example {
  /** The operation's id, the status of a response, and the example's name. */
  readonly title: string;
  readonly operation: string;
  /** The status of a response. 0 for a request. */
  readonly status: number;
  readonly contentType: string;
  readonly value: unknown;
}

/** An operation in the description. */
export interface DescribedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** The names of the security schemes. */
  readonly auth: readonly string[];
  /** Scopes, and permissions from the text, such as `Manage SLOs`. */
  readonly permissions: readonly string[];
  readonly pathParameters: readonly string[];
  /** Whether the text of a parameter allows `__all__`. */
  readonly allDatasets: boolean;
  /** The query parameters, as the fields of an object. */
  readonly query: JsonSchema;
  readonly headers: JsonSchema;
  readonly body: JsonSchema | undefined;
  readonly responses: readonly JsonSchema[];
  readonly requestExamples: readonly Example[];
  readonly responseExamples: readonly Example[];
  readonly errorExamples: readonly Example[];
}

/** Reads the description from a file. Without a file, it is empty. */
export function readDescription(file: string | undefined) {
  const text = file === undefined ? '{"paths":{},"tags":[]}' : readFileSync(file, "utf8");
  const description = JSON.parse(text) as Description;

  const find = (reference: string): unknown =>
    reference
      .split("/")
      .slice(1)
      .reduce((node, key) => (node as Record<string, unknown>)[key], description as unknown);

  const resolve = <T extends object>(node: Referenced<T>): T =>
    "$ref" in node ? resolve(find(node.$ref) as Referenced<T>) : node;

  function permissionsOf(tag: string): string[] {
    const text = description.tags.find(({ name }) => name === tag)?.description ?? "";
    const [sentence = ""] = /must have the .*? permission/.exec(text) ?? [];
    return [...sentence.matchAll(/\*\*(.+?)\*\*/g)].map(([, name = ""]) => name);
  }

  function read(path: string, method: string, item: PathItem): DescribedOperation {
    const endpoint = item[method] as DescribedEndpoint;
    const id = endpoint.operationId;
    const parameters = [...(item.parameters ?? []), ...(endpoint.parameters ?? [])].map(resolve);
    const named = (where: Parameter["in"]) => parameters.filter((each) => each.in === where);
    const body = endpoint.requestBody && resolve(endpoint.requestBody);
    const responses = Object.entries(endpoint.responses).map(([status, response]) => ({
      status: Number(status),
      response: resolve(response),
    }));
    const successes = responses.filter(({ status }) => status < 300);
    const failures = responses.filter(({ status }) => status >= 400);
    const examplesOf = (found: typeof responses) =>
      found.flatMap(({ status, response }) => examples(id, status, response));
    return {
      id,
      method: method.toUpperCase(),
      path,
      auth: endpoint.security.flatMap(Object.keys),
      permissions: [
        ...endpoint.security.flatMap((schemes) => Object.values(schemes).flat()),
        ...endpoint.tags.flatMap(permissionsOf),
      ],
      pathParameters: named("path").map(({ name }) => name),
      allDatasets: named("path").some(({ description }) => description?.includes("`__all__`")),
      query: toObject(named("query")),
      headers: toObject(named("header")),
      body: toSchema(body),
      responses: successes
        .map(({ response }) => toSchema(response))
        .filter((schema) => schema !== undefined),
      requestExamples: body ? examples(id, 0, body) : [],
      responseExamples: examplesOf(successes),
      errorExamples: examplesOf(failures),
    };
  }

  function examples(operation: string, status: number, { content = {} }: Body): Example[] {
    return Object.entries(content).flatMap(([contentType, media]) => {
      const shown = Object.entries(media.examples ?? {}).map(
        ([name, example]) => [name, resolve(example).value] as const,
      );
      if (media.example !== undefined) shown.push(["example", media.example]);
      return shown.map(([name, value]) => {
        const title = [operation, status || "", contentType, name].filter(Boolean).join(" ");
        return { title, operation, status, contentType, value };
      });
    });
  }

  return {
    /** Finds the schema of a reference. */
    find: (reference: string) => find(reference) as JsonSchema,
    operations: Object.entries(description.paths).flatMap(([path, item]) =>
      Object.keys(item)
        .filter((key) => key !== "parameters")
        .map((method) => read(path, method, item)),
    ),
  };
}

function toObject(parameters: readonly Parameter[]): JsonSchema {
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

/** The schema of a body. With several media types, it allows the schemas of all of them. */
function toSchema(body: Body | undefined): JsonSchema | undefined {
  const schemas = Object.values(body?.content ?? {}).flatMap(({ schema }) =>
    schema ? [schema] : [],
  );
  return schemas.length > 1 ? { anyOf: schemas } : schemas[0];
}
