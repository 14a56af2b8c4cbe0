import * as v from "valibot";
import { validateResponse } from "../model/limits.ts";
import { isObject, type Schema } from "../model/schema.ts";
import { createApiError, type ValidationIssue } from "./errors/api-error.ts";
import { formatValue } from "./errors/input-error.ts";
import { HoneycombResponseError } from "./errors/response-error.ts";
import type { HttpResponse } from "./http.ts";
import { describeIssue, locateIssues, writePath } from "./issues.ts";
import type { Operation } from "./operation.ts";
import type { Validation } from "./options.ts";
import { readRateLimit, readRetryAfter } from "./rate-limit.ts";

/**
 * Reads a response, and validates it unless `validate` is `off`.
 *
 * @throws HoneycombApiError for a status outside of 200 to 299
 * @throws HoneycombResponseError when the response is not valid
 */
export function readResponse(
  operation: Operation,
  response: HttpResponse,
  validate: Validation = "on",
): unknown {
  const { status, headers } = response;
  const requestId = readRequestId(response);
  const body = parseBody(response);
  const details = { operation: operation.id, status, requestId };
  if (status < 200 || status >= 300) {
    const issues = readIssues(body.value);
    throw createApiError(describe(operation, response, body.value, issues), {
      ...details,
      headers,
      body: body.value,
      rateLimit: readRateLimit(headers),
      retryAfter: readRetryAfter(response),
      issues,
    });
  }
  if (operation.response === undefined) return undefined;
  if (body.isJson) {
    if (validate === "off") return body.value;
    const { issues, value } = validateResponse(operation.response, body.value);
    if (issues === undefined) return value;
  }
  throw describeUnreadable(operation, operation.response, {
    ...response,
    body: withoutSecrets(response.body),
  });
}

/** Replaces keys, and URLs that are as good as keys, so that errors don't contain them. */
function withoutSecrets(body: string): string {
  return body.replaceAll(secretFields, '$1"[secret]"');
}

// Also matches a secret in the middle of which the response is cut off.
const secretFields =
  /("(?:secret|pagerduty_integration_key|webhook_(?:headers|secret|url))"\s*:\s*)(?:"(?:[^"\\]|\\.)*"?|\[[^\]]*\]?)/g;

function describeUnreadable(
  { id: operation }: Operation,
  schema: Schema,
  response: HttpResponse,
): HoneycombResponseError {
  const { status, headers } = response;
  const { value, isJson, cause } = parseBody(response);
  const details = { operation, status, requestId: readRequestId(response), body: value };
  const { issues } = isJson ? validateResponse(schema, value) : {};
  if (issues) {
    const [located] = locateIssues(issues[0]);
    const where = writePath(located.path) || "the response";
    return new HoneycombResponseError(
      `${operation}: ${where}: ${describeIssue(located, schema)}`,
      details,
      { cause: new v.ValiError(issues) },
    );
  }
  const type = headers["content-type"] ?? "no content type";
  const found = value === undefined ? "empty" : `not JSON: ${formatValue(value)}`;
  return new HoneycombResponseError(
    `${operation}: expected JSON, but the response (${status}, ${type}) is ${found}`,
    details,
    { cause },
  );
}

/** Reads Honeycomb's id of the request. */
export function readRequestId({ headers }: HttpResponse): string | undefined {
  return headers["x-request-id"] ?? headers["x-honeycomb-request-id"];
}

interface ParsedBody {
  /** Parsed JSON, text when it is not JSON, undefined when it is empty. */
  readonly value: unknown;
  readonly isJson: boolean;
  readonly cause?: unknown;
}

// Ignores the content type, since some proxies change it.
function parseBody({ body }: HttpResponse): ParsedBody {
  if (body === "") return { value: undefined, isJson: false };
  try {
    return { value: JSON.parse(body), isJson: true };
  } catch (cause) {
    return { value: body, isJson: false, cause };
  }
}

/** Creates the message of an API error: `getTrigger: 404: trigger not found`. */
function describe(
  operation: Operation,
  { url, status, headers }: HttpResponse,
  body: unknown,
  issues: readonly ValidationIssue[],
): string {
  const location = redirectHost(headers.location, url);
  const reason =
    location !== undefined
      ? `a redirect to ${location}, which the client does not follow, so that no key is sent there`
      : status >= 300 && status < 400
        ? "a redirect, which the client does not follow"
        : (readMessage(body) ?? (typeof body === "string" ? formatValue(body) : undefined));
  const fields = issues
    .map(({ field, description, code }) => [field, description ?? code].filter(Boolean).join(": "))
    .filter((text) => text !== "" && !reason?.includes(text));
  return [`${operation.id}: ${status}`, reason, fields.join("; ")].filter(Boolean).join(": ");
}

function redirectHost(location: string | undefined, url: string): string | undefined {
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  return new URL(location, url).host;
}

/** Reads the message of an error in one of three formats: `{ error }`, problem details, JSON:API. */
function readMessage(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  if (Array.isArray(body.errors)) {
    const texts = body.errors.filter(isObject).map((error) => error.detail ?? error.title);
    return texts.filter((text) => typeof text === "string").join("; ") || undefined;
  }
  return [body.detail, body.error, body.title, body.message].find(
    (text): text is string => typeof text === "string" && text !== "",
  );
}

function readIssues(body: unknown): ValidationIssue[] {
  if (!isObject(body)) return [];
  if (Array.isArray(body.type_detail)) {
    return body.type_detail.filter(isObject).map((detail) => ({
      field: text(detail.field),
      code: text(detail.code),
      description: text(detail.description),
    }));
  }
  if (Array.isArray(body.errors)) {
    return body.errors.filter(isObject).map((error) => {
      const source = isObject(error.source) ? error.source : {};
      return {
        field: text(source.pointer) ?? text(source.parameter) ?? text(source.header),
        code: text(error.code),
        description: text(error.detail) ?? text(error.title),
      };
    });
  }
  return [];
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
