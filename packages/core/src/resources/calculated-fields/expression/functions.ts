/**
 * What an argument may be.
 *
 * - `value`: anything
 * - `condition`: what is true or false; numbers count as true unless they are 0
 * - `comparable`: anything of the kind that the other `comparable` arguments have
 * - `ordered`: a number or text, of the kind that the other `ordered` arguments have
 * - `number`: a number; Honeycomb also reads one from text
 * - `string`: text
 * - `pattern`: a regular expression in Go's syntax, written out
 */
export type ParameterKind =
  | "value"
  | "condition"
  | "comparable"
  | "ordered"
  | "number"
  | "string"
  | "pattern";

/** What a value is. `any` is known by the event alone, as a column's is. */
export type Kind = "number" | "string" | "boolean" | "null" | "any";

/** What a function takes, in the order of its arguments. */
export interface Signature {
  readonly required: readonly ParameterKind[];
  /** Arguments that follow the required ones any number of times, all of them each time. */
  readonly repeated?: readonly ParameterKind[];
  /** Arguments that may come last. */
  readonly optional?: readonly ParameterKind[];
  /** What it gives: a kind, or that of some of its arguments. */
  readonly result: Exclude<Kind, "any"> | "branches" | "arguments";
  /** Whether it aligns a metric in time, of which an expression can do one. */
  readonly temporal?: true;
}

/**
 * The functions that Honeycomb documents.
 *
 * @see https://docs.honeycomb.io/reference/calculated-field-formula/
 */
export const functions = {
  IF: {
    required: ["condition", "value"],
    repeated: ["condition", "value"],
    optional: ["value"],
    result: "branches",
  },
  SWITCH: {
    required: ["comparable", "comparable", "value"],
    repeated: ["comparable", "value"],
    optional: ["value"],
    result: "branches",
  },
  COALESCE: { required: ["value"], repeated: ["value"], result: "arguments" },

  LT: { required: ["ordered", "ordered"], result: "boolean" },
  LTE: { required: ["ordered", "ordered"], result: "boolean" },
  GT: { required: ["ordered", "ordered"], result: "boolean" },
  GTE: { required: ["ordered", "ordered"], result: "boolean" },
  EQUALS: { required: ["comparable", "comparable"], result: "boolean" },

  IN: { required: ["comparable", "comparable"], repeated: ["comparable"], result: "boolean" },
  EXISTS: { required: ["value"], result: "boolean" },
  NOT: { required: ["condition"], result: "boolean" },
  AND: { required: ["condition"], repeated: ["condition"], result: "boolean" },
  OR: { required: ["condition"], repeated: ["condition"], result: "boolean" },

  SUM: { required: ["number"], repeated: ["number"], result: "number" },
  SUB: { required: ["number", "number"], result: "number" },
  MUL: { required: ["number"], repeated: ["number"], result: "number" },
  DIV: { required: ["number", "number"], result: "number" },
  MOD: { required: ["number", "number"], result: "number" },
  MIN: { required: ["ordered"], repeated: ["ordered"], result: "arguments" },
  MAX: { required: ["ordered"], repeated: ["ordered"], result: "arguments" },
  LOG10: { required: ["number"], result: "number" },
  BUCKET: { required: ["number", "number"], optional: ["number", "number"], result: "string" },

  INT: { required: ["value"], result: "number" },
  FLOAT: { required: ["value"], result: "number" },
  BOOL: { required: ["value"], result: "boolean" },
  STRING: { required: ["value"], result: "string" },

  CONCAT: { required: ["value"], repeated: ["value"], result: "string" },
  TO_LOWER: { required: ["string"], result: "string" },
  STARTS_WITH: { required: ["string", "string"], result: "boolean" },
  ENDS_WITH: { required: ["string", "string"], result: "boolean" },
  CONTAINS: { required: ["string", "string"], result: "boolean" },
  LENGTH: { required: ["string"], optional: ["string"], result: "number" },
  REG_MATCH: { required: ["string", "pattern"], result: "boolean" },
  REG_VALUE: { required: ["string", "pattern"], result: "string" },
  REG_COUNT: { required: ["string", "pattern"], result: "number" },

  UNIX_TIMESTAMP: { required: ["string"], result: "number" },
  EVENT_TIMESTAMP: { required: [], result: "number" },
  INGEST_TIMESTAMP: { required: [], result: "number" },
  FORMAT_TIME: { required: ["string", "number"], result: "string" },

  LAST: { required: ["number"], optional: ["number"], result: "number", temporal: true },
  INCREASE: { required: ["number"], optional: ["number"], result: "number", temporal: true },
  RATE: { required: ["number"], optional: ["number"], result: "number", temporal: true },
  SUMMARIZE: { required: ["number"], optional: ["number"], result: "number", temporal: true },
} as const satisfies Readonly<Record<string, Signature>>;

export type FunctionName = keyof typeof functions;

/** What a function takes; undefined where Honeycomb documents none of this name. */
export function signatureOf(name: string): Signature | undefined {
  return Object.hasOwn(functions, name) ? functions[name as FunctionName] : undefined;
}

/** What each of so many arguments may be; undefined where the function doesn't take so many. */
export function parametersFor(
  { required, repeated = [], optional = [] }: Signature,
  count: number,
): readonly ParameterKind[] | undefined {
  const beyond = count - required.length;
  const rounds = repeated.length > 0 ? Math.floor(beyond / repeated.length) : 0;
  const left = beyond - rounds * repeated.length;
  if (beyond < 0 || left > optional.length) return undefined;
  return [
    ...required,
    ...Array.from({ length: rounds }, () => repeated).flat(),
    ...optional.slice(0, left),
  ];
}

/** How many arguments a function takes, in words. */
export function describeCount({ required, repeated = [], optional = [] }: Signature): string {
  const least = required.length;
  const most = repeated.length > 0 ? Number.POSITIVE_INFINITY : least + optional.length;
  if (most === 0) return "no arguments";
  const count = (number: number) => `${number} argument${number === 1 ? "" : "s"}`;
  if (most === least) return count(least);
  return most === Number.POSITIVE_INFINITY
    ? `at least ${count(least)}`
    : `${least} to ${count(most)}`;
}
