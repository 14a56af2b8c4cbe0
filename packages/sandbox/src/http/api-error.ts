import { isJsonApi, jsonApiType } from "./json-api.ts";

/** A problem with a body or a query parameter, in Honeycomb's format. */
export interface FieldIssue {
  readonly field: string;
  readonly code: "invalid" | "missing" | "incorrect_type" | "already_exists";
  readonly description: string;
}

interface JsonApiDetails {
  readonly code: string;
  readonly title: string;
  readonly source: { readonly header: string };
}

interface ApiErrorDetails {
  readonly issues?: readonly FieldIssue[];
  /** Whether the issues concern query parameters, and not the body. @default false */
  readonly inQuery?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether the response is `{ error }`, as from Honeycomb's older endpoints. @default false */
  readonly legacy?: boolean;
  /** What exactly is wrong. @default the message */
  readonly detail?: string;
  /** What the error is in JSON:API, if the status doesn't say it. */
  readonly jsonApi?: JsonApiDetails | undefined;
}

/** An error response. Handlers throw it, and the router writes it in the format of the path. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly issues: readonly FieldIssue[];
  readonly inQuery: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly legacy: boolean;
  readonly detail: string;
  readonly jsonApi: JsonApiDetails | undefined;

  constructor(
    status: number,
    message: string,
    {
      issues = [],
      inQuery = false,
      headers = {},
      legacy = false,
      detail = message,
      jsonApi,
    }: ApiErrorDetails = {},
  ) {
    super(message);
    this.status = status;
    this.issues = issues;
    this.inQuery = inQuery;
    this.headers = headers;
    this.legacy = legacy;
    this.detail = detail;
    this.jsonApi = jsonApi;
  }
}

/** 404 as problem details: `notFound("Trigger")`. */
export function notFound(what: string): ApiError {
  return new ApiError(404, `${what} not found`);
}

/** 409 as problem details. */
export function conflict(message: string): ApiError {
  return new ApiError(409, message);
}

/** 422 with issues of the body, field by field. */
export function validationFailed(...issues: readonly FieldIssue[]): ApiError {
  return new ApiError(422, "The provided input is invalid.", { issues });
}

/** 422 with issues of query parameters. */
export function queryFailed(...issues: readonly FieldIssue[]): ApiError {
  return new ApiError(422, "The provided parameters are invalid.", { issues, inQuery: true });
}

/** Any status in the older format, `{ error }`. */
export function legacyError(status: number, message: string): ApiError {
  return new ApiError(status, message, { legacy: true });
}

/** Writes an error in one of Honeycomb's three formats: JSON:API for v2, else problem details or `{ error }`. */
export function toErrorResponse(error: ApiError, path: string): Response {
  const { status, message, detail, headers } = error;
  if (isJsonApi(path)) {
    return jsonResponse(status, toJsonApi(error), { "content-type": jsonApiType, ...headers });
  }
  if (error.legacy) return jsonResponse(status, { error: message }, headers);
  const { type, title } = problems[status] ?? unknownProblem;
  const problem = {
    status,
    type: `https://api.honeycomb.io/problems/${type}`,
    title,
    error: message,
    detail,
    ...(error.issues.length > 0 && { type_detail: error.issues }),
  };
  return jsonResponse(status, problem, { "content-type": "application/problem+json", ...headers });
}

export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

function toJsonApi({ status, detail, issues, inQuery, jsonApi }: ApiError) {
  const { type, title } = problems[status] ?? unknownProblem;
  const error = { id: crypto.randomUUID(), status: String(status), code: type, title };
  if (jsonApi !== undefined) return { errors: [{ ...error, ...jsonApi }] };
  if (issues.length === 0) return { errors: [{ ...error, detail }] };
  return {
    errors: issues.map(({ field, code, description }) => ({
      ...error,
      id: crypto.randomUUID(),
      code: `${type}/${code}`,
      detail: description,
      source: inQuery ? { parameter: field } : { pointer: `/${field.replaceAll(".", "/")}` },
    })),
  };
}

const unknownProblem = { type: "unknown", title: "Something went wrong." };

const problems: Readonly<Record<number, { readonly type: string; readonly title: string }>> = {
  400: { type: "unparseable", title: "The request body could not be parsed." },
  401: { type: "unauthorized", title: "The key is not known." },
  403: { type: "forbidden", title: "The key lacks a permission." },
  404: { type: "not-found", title: "The requested resource cannot be found." },
  405: { type: "method-not-allowed", title: "The method is not allowed." },
  409: {
    type: "conflict",
    title:
      "Request could not be completed due to a conflict with the current state of the target resource.",
  },
  413: { type: "payload-too-large", title: "Request body is too large." },
  415: { type: "unsupported-media-type", title: "The content type is not supported." },
  422: { type: "validation-failed", title: "The provided input is invalid." },
  429: { type: "rate-limited", title: "You have exceeded your rate limit." },
  500: { type: "internal", title: "Something went wrong." },
  503: { type: "unavailable", title: "The service is not available." },
};
