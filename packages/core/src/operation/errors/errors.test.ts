import { describe, expect, test } from "vitest";
import * as core from "../../index.ts";

const {
  HoneycombAbortError,
  HoneycombApiError,
  HoneycombConnectionError,
  HoneycombError,
  HoneycombInputError,
  HoneycombQueryError,
  HoneycombTimeoutError,
} = core;

const errorClasses = Object.entries(core).filter(
  (entry): entry is [string, typeof HoneycombError] =>
    typeof entry[1] === "function" && entry[1].prototype instanceof Error,
);

describe("errors", () => {
  test.each(errorClasses)("%s has its name, and is a HoneycombError", (name, ErrorClass) => {
    expect(ErrorClass.name).toBe(name);
    expect(ErrorClass === HoneycombError || ErrorClass.prototype instanceof HoneycombError).toBe(
      true,
    );
  });

  test("those of a response are HoneycombApiErrors, and no others", () => {
    const names = errorClasses
      .filter(([, ErrorClass]) => ErrorClass.prototype instanceof HoneycombApiError)
      .map(([name]) => name);
    expect(names.sort()).toEqual([
      "HoneycombAuthError",
      "HoneycombConflictError",
      "HoneycombForbiddenError",
      "HoneycombNotFoundError",
      "HoneycombRateLimitError",
      "HoneycombServerError",
      "HoneycombValidationError",
    ]);
  });

  test("those of the connection keep their cause", () => {
    const cause = new Error("socket hang up");
    const operation = "getTrigger";
    const lost = new HoneycombConnectionError("lost", { cause, code: "ECONNRESET", operation });
    expect(lost).toMatchObject({ message: "lost", cause, code: "ECONNRESET", operation });
    const late = new HoneycombTimeoutError("late", { timeout: 50, operation });
    expect(late).toMatchObject({ message: "late", timeout: 50, operation });
    expect(new HoneycombAbortError("stopped", { cause })).toMatchObject({ cause });
  });

  test("a query's error names what to look it up by", () => {
    const error = new HoneycombQueryError("failed", { queryId: "q", queryResultId: "r" });
    expect(error).toMatchObject({ message: "failed", queryId: "q", queryResultId: "r" });
  });

  test("an input error names each field", () => {
    const issues = [
      { path: "name", message: "is missing" },
      { path: "limit", message: "must be at most 10, but it is 11" },
    ];
    const error = new HoneycombInputError(issues);
    expect(error.message).toBe(
      "Invalid input: name: is missing; limit: must be at most 10, but it is 11",
    );
    expect(error).toMatchObject({ issues, operation: undefined });
    expect(new HoneycombInputError(issues, "createQuery").message).toMatch(
      /^Invalid input for createQuery: /,
    );
  });
});
