import {
  HoneycombApiError,
  HoneycombAuthError,
  HoneycombConflictError,
  HoneycombForbiddenError,
  HoneycombNotFoundError,
  HoneycombRateLimitError,
  HoneycombServerError,
  HoneycombValidationError,
  type Operation,
  operations,
} from "@honeycomb/core";
import { describe, expect, it } from "vitest";
import { writeRequest } from "../src/operation/invoke.ts";
import { readResponse } from "../src/operation/response.ts";
import { type Example, readDescription } from "./contract/description.ts";
import { withoutNull } from "./responses.ts";

const file = process.env.HONEYCOMB_OPENAPI;

// Runs only if the description is available.
describe.runIf(file)("An example in Honeycomb's API description", () => {
  const { operations: described } = readDescription(file);
  const requests = described.flatMap(({ requestExamples }) => requestExamples);
  const responses = described.flatMap(({ responseExamples }) => responseExamples);
  const errors = described.flatMap(({ errorExamples }) => errorExamples);

  it("is one of 21 requests, 40 responses and 683 errors", () => {
    expect([requests.length, responses.length, errors.length]).toEqual([21, 40, 683]);
  });

  it.each(requests)("can be sent: $title", ({ operation, contentType, value }) => {
    const our = find(operation);
    const path = Object.fromEntries(
      [...our.path.matchAll(/\{(.+?)\}/g)].map(([, name]) => [name, "x"]),
    );
    const request = writeRequest(our, { path, body: value });
    expect(request.headers["content-type"]).toBe(contentType);
    expect(value).toMatchObject(JSON.parse(request.body as string));
  });

  it.each(responses)("is returned with all fields: $title", (example) => {
    expect(withoutNull(respond(example))).toEqual(withoutNull(example.value));
  });

  it.each(distinct(errors))("becomes an error with its details: $title", (example) => {
    const error = catchError(() => respond(example));
    expect(error).toBeInstanceOf(errorClasses[example.status] ?? HoneycombApiError);
    const { error: said, detail, errors = [], type_detail = [] } = example.value as ErrorBody;
    for (const text of [detail ?? said, ...errors.map((each) => each.detail)]) {
      expect(error.message).toContain(text ?? "");
    }
    for (const [index, { field, code, description }] of type_detail.entries()) {
      expect(error.issues[index]).toEqual({ field, code, description });
      expect(error.message).toContain(description);
    }
    for (const [index, { code, detail }] of errors.entries()) {
      expect(error.issues[index]).toMatchObject({ code, description: detail });
    }
    expect(error.body).toEqual(example.value);
  });

  it("is in one of the three formats of errors", () => {
    const formats = new Set(
      errors.map(({ value }) =>
        Object.keys(value as object)
          .sort()
          .join(),
      ),
    );
    expect([...formats].sort()).toEqual([
      "detail,error,status,title,type",
      "error",
      "error,status,title,type",
      "error,status,title,type,type_detail",
      "errors",
    ]);
  });
});

/** Removes duplicates: most operations have the same errors. */
function distinct(examples: readonly Example[]): Example[] {
  const key = ({ status, value }: Example) => `${status} ${JSON.stringify(value)}`;
  return [...new Map(examples.map((example) => [key(example), example])).values()];
}

interface ErrorBody {
  readonly error?: string;
  readonly detail?: string;
  readonly type_detail?: { field: string; code: string; description: string }[];
  readonly errors?: { code: string; detail: string }[];
}

const errorClasses: Readonly<Record<number, typeof HoneycombApiError>> = {
  400: HoneycombValidationError,
  401: HoneycombAuthError,
  403: HoneycombForbiddenError,
  404: HoneycombNotFoundError,
  409: HoneycombConflictError,
  422: HoneycombValidationError,
  429: HoneycombRateLimitError,
  500: HoneycombServerError,
};

function find(id: string): Operation {
  const our = (operations as Readonly<Record<string, Operation>>)[id];
  if (!our) throw new Error(`${id} is missing`);
  return our;
}

function respond({ operation, status, contentType, value }: Example): unknown {
  const headers = { "content-type": contentType };
  return readResponse(find(operation), { status, headers, url: "", body: JSON.stringify(value) });
}

function catchError(run: () => unknown): HoneycombApiError {
  try {
    run();
  } catch (error) {
    if (error instanceof HoneycombApiError) return error;
    throw error;
  }
  throw new Error("no error was thrown");
}
