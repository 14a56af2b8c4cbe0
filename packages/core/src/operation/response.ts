import * as v from "valibot";
import { repairResponse, validateResponse } from "../model/limits.ts";
import { isObject, type Schema } from "../model/schema.ts";
import { unwrapSchema } from "../model/walk.ts";
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
 * @param listeners get the error of a response that is returned nevertheless
 * @throws HoneycombApiError for a status outside of 200 to 299
 * @throws HoneycombResponseError when the response is not JSON, or not valid and `validate` is
 *   `strict`
 */
export function readResponse(
  operation: Operation,
  response: HttpResponse,
  validate: Validation = "strict",
  listeners: readonly ((error: HoneycombResponseError) => void)[] = [],
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
  const schema = operation.response;
  if (schema === undefined) return undefined;
  if (body.isJson) {
    if (validate === "off") return body.value;
    const { issues, value } = validateResponse(schema, body.value);
    if (issues === undefined) return value;
  }
  const problem = () =>
    describeUnreadable(operation, schema, { ...response, body: withoutSecrets(response.body) });
  const isReturned = validate === "warn" || operation.returnsSecret;
  if (!isReturned || !body.isJson || !hasRightShape(schema, body.value)) throw problem();
  // The error takes a second parsing and validation.
  if (listeners.length > 0) {
    const error = problem();
    for (const listener of listeners) listener(error);
  }
  return repairResponse(schema, body.value);
}

/**
 * Whether a response is an object or a list as expected, and has the data of an envelope. The client
 * itself needs as much.
 */
function hasRightShape(schema: unknown, value: unknown): boolean {
  const { item, entries } = unwrapSchema(schema, value) ?? {};
  if (item) return Array.isArray(value);
  if (!entries) return true;
  return isObject(value) && (!entries.data || hasRightShape(entries.data, value.data));
}

/**
 * Returns a text of a response that the next request needs, such as an id.
 *
 * @throws HoneycombResponseError when the response doesn't have it
 */
export function requireText({ id }: Operation, body: unknown, field: string): string {
  const text = isObject(body) ? body[field] : undefined;
  if (typeof text === "string" && text !== "") return text;
  throw unusableResponse(id, `${id}: ${field}: is missing in the response`, body);
}

/**
 * Creates the error for a response that was read, but that the client can't use.
 *
 * @param body what was read. The error contains it without secrets.
 * @param response the response, if it is known
 */
export function unusableResponse(
  operation: string,
  message: string,
  body: unknown,
  response?: HttpResponse,
): HoneycombResponseError {
  return new HoneycombResponseError(message, {
    operation,
    status: response?.status ?? 200,
    requestId: response && readRequestId(response),
    body: redact(body),
  });
}

/** Copies JSON. Replaces keys, and URLs that are as good as keys. */
export function redact(value: unknown): unknown {
  return value === undefined ? value : JSON.parse(withoutSecrets(JSON.stringify(value)));
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
    const value = longInteger.test(body) ? JSON.parse(body, keepDigits as never) : JSON.parse(body);
    return { value, isJson: true };
  } catch (cause) {
    return { value: body, isJson: false, cause };
  }
}

const longInteger = /[[:,\s]-?\d{16,}\s*[,\]}]/;

/**
 * Keeps an integer that a number can't represent as the text of its digits.
 *
 * @param context has the text of the value, in runtimes that support it
 */
function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== "number" || context?.source === undefined) return value;
  const isRounded = /^-?\d+$/.test(context.source) && String(value) !== context.source;
  return isRounded && !Number.isSafeInteger(value) ? context.source : value;
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

/**
 * Reads the message of an error: `{ error }`, problem details, or JSON:API, whose errors become issues
 * if they are objects.
 */
function readMessage(body: unknown): string | undefined {
  if (!isObject(body)) return undefined;
  if (Array.isArray(body.errors)) {
    const texts = body.errors.filter((error) => typeof error === "string" && error !== "");
    if (texts.length > 0 || body.errors.some(isObject)) return texts.join("; ") || undefined;
  }
  if (isObject(body.error)) return readMessage(body.error);
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
