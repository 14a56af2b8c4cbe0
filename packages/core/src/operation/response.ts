import * as v from "valibot";
import { createApiError, type ValidationIssue } from "./errors/api-error.ts";
import { show } from "./errors/input-error.ts";
import { HoneycombResponseError } from "./errors/response-error.ts";
import type { HttpResponse } from "./http.ts";
import { describeIssue, locateIssues, writePath } from "./issues.ts";
import type { Operation, Schema } from "./operation.ts";
import type { Validation } from "./options.ts";
import { readRateLimit, readRetryAfter } from "./rate-limit.ts";

/**
 * Reads an answer: what the operation answers with, checked unless the client wants it unchecked, or
 * the error that the answer is.
 *
 * @throws HoneycombApiError for a status that isn't a success
 * @throws HoneycombResponseError where the answer isn't what the operation answers with
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
    // The value as it was received, since valibot's copy lacks fields like `constructor`.
    if (v.is(operation.response, body.value)) return body.value;
  }
  throw describeUnreadable(operation, operation.response, {
    ...response,
    body: withoutSecrets(response.body),
  });
}

/** Keys and addresses that are as good as keys are not told to those who read errors. */
function withoutSecrets(body: string): string {
  return body.replaceAll(secretFields, '$1"[secret]"');
}

// Also where the answer was cut off in the middle of one.
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
  const { issues } = isJson ? v.safeParse(schema, value, { abortEarly: true }) : {};
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
  const found = value === undefined ? "empty" : `not JSON: ${show(value)}`;
  return new HoneycombResponseError(
    `${operation}: expected JSON, but the response (${status}, ${type}) is ${found}`,
    details,
    { cause },
  );
}

/** The id by which Honeycomb knows the request. */
export function readRequestId({ headers }: HttpResponse): string | undefined {
  return headers["x-request-id"] ?? headers["x-honeycomb-request-id"];
}

interface ParsedBody {
  /** JSON, or text where it is none, or undefined where it is empty. */
  readonly value: unknown;
  readonly isJson: boolean;
  readonly cause?: unknown;
}

// The content type is not asked: proxies are known to change it, and what parses as JSON is JSON.
function parseBody({ body }: HttpResponse): ParsedBody {
  if (body === "") return { value: undefined, isJson: false };
  try {
    return { value: JSON.parse(body), isJson: true };
  } catch (cause) {
    return { value: body, isJson: false, cause };
  }
}

/** `getTrigger: 404: trigger not found` */
function describe(
  operation: Operation,
  { url, status, headers }: HttpResponse,
  body: unknown,
  issues: readonly ValidationIssue[],
): string {
  const location = redirectHost(headers.location, url);
  const said =
    location !== undefined
      ? `a redirect to ${location}, which is not followed, so that no key is sent there`
      : status >= 300 && status < 400
        ? "a redirect, which is not followed"
        : (readMessage(body) ?? (typeof body === "string" ? show(body) : undefined));
  const fields = issues
    .map(({ field, description, code }) => [field, description ?? code].filter(Boolean).join(": "))
    .filter((text) => text !== "" && !said?.includes(text));
  return [`${operation.id}: ${status}`, said, fields.join("; ")].filter(Boolean).join(": ");
}

function redirectHost(location: string | undefined, url: string): string | undefined {
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  return new URL(location, url).host;
}

/** The message of any of the three formats: `{ error }`, problem details, JSON:API. */
function readMessage(body: unknown): string | undefined {
  if (!isRecord(body)) return undefined;
  if (Array.isArray(body.errors)) {
    const texts = body.errors.filter(isRecord).map((error) => error.detail ?? error.title);
    return texts.filter((text) => typeof text === "string").join("; ") || undefined;
  }
  return [body.detail, body.error, body.title, body.message].find(
    (text): text is string => typeof text === "string" && text !== "",
  );
}

function readIssues(body: unknown): ValidationIssue[] {
  if (!isRecord(body)) return [];
  if (Array.isArray(body.type_detail)) {
    return body.type_detail.filter(isRecord).map((detail) => ({
      field: text(detail.field),
      code: text(detail.code),
      description: text(detail.description),
    }));
  }
  if (Array.isArray(body.errors)) {
    return body.errors.filter(isRecord).map((error) => {
      const source = isRecord(error.source) ? error.source : {};
      return {
        field: text(source.pointer) ?? text(source.parameter) ?? text(source.header),
        code: text(error.code),
        description: text(error.detail) ?? text(error.title),
      };
    });
  }
  return [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
