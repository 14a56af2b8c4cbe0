import type * as v from "valibot";
import { repairResponse, validateResponse } from "../model/limits.ts";
import { isObject, type Schema } from "../model/schema.ts";
import { unwrapSchema } from "../model/walk.ts";
import { createApiError, type ValidationIssue } from "./errors/api-error.ts";
import { formatValue } from "./errors/input-error.ts";
import { HoneycombResponseError } from "./errors/response-error.ts";
import type { HttpResponse } from "./http.ts";
import { describeIssue, locateIssues, writePath } from "./issues.ts";
import type { Operation } from "./operation.ts";
import type { ValidationMode } from "./options.ts";
import { readRateLimit, readRetryAfter } from "./rate-limit.ts";
import { redact, redactText } from "./secrets.ts";

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
  validate: ValidationMode = "strict",
  listeners: readonly ((error: HoneycombResponseError) => void)[] = [],
): unknown {
  const { status, headers } = response;
  const body = parseBody(response);
  if (status < 200 || status >= 300) {
    const { value, isJson } = body;
    const redacted = isJson || value === undefined ? redact(value) : redactText(String(value));
    const issues = readIssues(redacted);
    throw createApiError(describe(operation, response, redacted, issues), {
      operation: operation.id,
      status,
      requestId: readRequestId(response.headers),
      headers,
      body: redacted,
      rateLimit: readRateLimit(headers),
      retryAfter: readRetryAfter(response),
      issues,
    });
  }
  const schema = operation.response;
  if (schema === undefined) return undefined;
  if (!body.isJson) throw notJson(operation, response, body);
  if (validate === "off") return body.value;
  const { issues, value } = validateResponse(schema, body.value);
  if (issues === undefined) return value;
  const repaired = repairResponse(schema, body.value);
  const isReturned = validate === "warn" || operation.returnsSecret;
  const isUsable = isReturned && hasRightShape(schema, body.value);
  if (isUsable && listeners.length === 0) return repaired.value;
  const error = invalid(operation, schema, response, body.value, repaired.issues ?? issues);
  if (!isUsable) throw error;
  for (const listener of listeners) listener(error);
  return repaired.value;
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
 * @param body what was read; the error has it without secrets
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
    requestId: response && readRequestId(response.headers),
    body: redact(body),
  });
}

/** Creates the error for a response whose fields differ from their types. */
function invalid(
  { id }: Operation,
  schema: Schema,
  response: HttpResponse,
  body: unknown,
  found: readonly v.BaseIssue<unknown>[],
): HoneycombResponseError {
  const located = found.slice(0, maxIssues).flatMap((issue) => locateIssues(issue));
  const issues = located.map((issue) => ({
    path: writePath(issue.path) || "the response",
    message: describeIssue(issue, schema),
  }));
  return new HoneycombResponseError(`${id}: ${issues[0]?.path}: ${issues[0]?.message}`, {
    operation: id,
    status: response.status,
    requestId: readRequestId(response.headers),
    body: redact(body, schema),
    issues,
  });
}

/** Enough to find the cause. A list can have an issue for each of its thousands of items. */
const maxIssues = 100;

/** Creates the error for a response that is not JSON. */
function notJson(
  { id }: Operation,
  response: HttpResponse,
  { value, cause }: ParsedBody,
): HoneycombResponseError {
  const { status, headers } = response;
  const body = typeof value === "string" ? redactText(value) : undefined;
  const type = headers["content-type"] ?? "no content type";
  const found = body === undefined ? "empty" : `not JSON: ${formatValue(body)}`;
  return new HoneycombResponseError(
    `${id}: expected JSON, but the response (${status}, ${type}) is ${found}`,
    { operation: id, status, requestId: readRequestId(response.headers), body },
    // The message of a SyntaxError quotes the text.
    body === value ? { cause } : {},
  );
}

/** Reads Honeycomb's id of the request. */
export function readRequestId(headers: HttpResponse["headers"]): string | undefined {
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
        : status > 599
          ? "is not a status of HTTP"
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
