/**
 * The kind of values that a parameter accepts.
 *
 * - `value`: any value
 * - `condition`: a boolean, or a number, which is true unless it is 0
 * - `comparable`: a value of the same kind as the other `comparable` arguments
 * - `ordered`: a number or text, of the same kind as the other `ordered` arguments
 * - `number`: a number, or text that Honeycomb parses as a number
 * - `string`: text
 * - `pattern`: a literal regular expression in Go's syntax
 */
export type ParameterKind =
  | "value"
  | "condition"
  | "comparable"
  | "ordered"
  | "number"
  | "string"
  | "pattern";

/** The kind of a value. `any` means that it depends on the event, like that of a column. */
export type Kind = "number" | "string" | "boolean" | "null" | "any";

/** The parameters and the result of a function. */
export interface Signature {
  readonly required: readonly ParameterKind[];
  /** A group of parameters after the required ones that can repeat any number of times. */
  readonly repeated?: readonly ParameterKind[];
  /** Parameters at the end that can be left out. */
  readonly optional?: readonly ParameterKind[];
  /** The kind of the result. `branches` and `arguments`: the kinds of those arguments. */
  readonly result: Exclude<Kind, "any"> | "branches" | "arguments";
  /** Whether it aligns a metric in time. An expression can have only one such function. */
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

/** The signature of a function. Undefined if Honeycomb documents no function with this name. */
export function signatureOf(name: string): Signature | undefined {
  return Object.hasOwn(functions, name) ? functions[name as FunctionName] : undefined;
}

/** The parameters for a number of arguments. Undefined if the function doesn't accept that number. */
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

/** Describes how many arguments a function takes: `at least 2 arguments`. */
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
