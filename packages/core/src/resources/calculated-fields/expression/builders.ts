import { HoneycombInputError } from "../../../operation/errors/input-error.ts";
import type { AnyArgument, FunctionBuilder, IfBuilder, SwitchBuilder } from "./arguments.ts";
import { Expression } from "./expression.ts";
import {
  describeCount,
  type FunctionName,
  functions,
  parametersFor,
  type Signature,
} from "./functions.ts";
import type { ExpressionNode } from "./node.ts";

/**
 * The value of a column. Its kind depends on the event, so that every function accepts it.
 *
 * @throws HoneycombInputError when the name is empty
 */
export function col(name: string): Expression<"any"> {
  if (name === "") throw HoneycombInputError.of("name", name, "text that is not empty");
  return new Expression({ type: "column", name });
}

/**
 * The value that follows the first condition that is true: `If(condition, value, condition, value,
 * …, otherwise)`. If none is true, it is `otherwise`, or null without it.
 */
export const If: IfBuilder = builder("IF");
/**
 * The value that follows the first case that equals the tested value: `Switch(tested, case, value,
 * case, value, …, otherwise)`. If none is equal, it is `otherwise`, or null without it.
 */
export const Switch: SwitchBuilder = builder("SWITCH");
/** The first value that is not empty. */
export const Coalesce = builder("COALESCE");

/** Whether a number is less than another, or a text sorts before another. */
export const Lt = builder("LT");
/** Whether a number is at most another, or a text sorts before another or is the same. */
export const Lte = builder("LTE");
/** Whether a number is greater than another, or a text sorts after another. */
export const Gt = builder("GT");
/** Whether a number is at least another, or a text sorts after another or is the same. */
export const Gte = builder("GTE");
/** Whether two values are equal and of the same kind. */
export const Equals = builder("EQUALS");

/** Whether the first value equals one of the others. */
export const In = builder("IN");
/** Whether a value is not empty. */
export const Exists = builder("EXISTS");
/** Whether a condition is false. */
export const Not = builder("NOT");
/** Whether all conditions are true. */
export const And = builder("AND");
/** Whether at least one condition is true. */
export const Or = builder("OR");

/** The sum of all numbers. */
export const Sum = builder("SUM");
/** The first number minus the second. */
export const Sub = builder("SUB");
/** The product of all numbers. */
export const Mul = builder("MUL");
/** The first number divided by the second. Null if the second is 0. */
export const Div = builder("DIV");
/** The remainder of dividing the first number by the second. Null if the second is 0. */
export const Mod = builder("MOD");
/** The smallest number, or the text that sorts first. */
export const Min = builder("MIN");
/** The largest number, or the text that sorts last. */
export const Max = builder("MAX");
/** The logarithm of a number to base 10. */
export const Log10 = builder("LOG10");
/**
 * The range that a number falls into, as text: `Bucket(number, size, min, max)`. `min` and `max` are
 * optional.
 */
export const Bucket = builder("BUCKET");

/** A value as a whole number, without its fraction. 0 if it is not a number. */
export const Int = builder("INT");
/** A value as a number. 0 if it is not one. */
export const Float = builder("FLOAT");
/** Whether a value counts as true. */
export const Bool = builder("BOOL");
/** A value as text. `""` if it is empty. */
const text = builder("STRING");

export { text as String };

/** All values as text, joined. Empty values are left out. */
export const Concat = builder("CONCAT");
/** A text in lowercase. */
export const ToLower = builder("TO_LOWER");
/** Whether the first text starts with the second. */
export const StartsWith = builder("STARTS_WITH");
/** Whether the first text ends with the second. */
export const EndsWith = builder("ENDS_WITH");
/** Whether the first text contains the second. */
export const Contains = builder("CONTAINS");
/** The length of a text, in `"chars"` or, if the second argument says so, in `"bytes"`. */
export const Length = builder("LENGTH");
/** Whether a text matches a regular expression in Go's syntax. */
export const RegMatch = builder("REG_MATCH");
/**
 * The first match of a regular expression in a text: of its first group, or of the whole expression if
 * it has no groups.
 */
export const RegValue = builder("REG_VALUE");
/** The number of matches of a regular expression in a text, without overlaps. */
export const RegCount = builder("REG_COUNT");

/** A time in RFC 3339, such as `2017-07-20T11:22:44.888Z`, in seconds since 1970. */
export const UnixTimestamp = builder("UNIX_TIMESTAMP");
/** The time of the event, in seconds since 1970. */
export const EventTimestamp = builder("EVENT_TIMESTAMP");
/** The time when Honeycomb received the event, in seconds since 1970. */
export const IngestTimestamp = builder("INGEST_TIMESTAMP");
/** Formats a time in seconds since 1970, with a format of `strftime`: `FormatTime("%A", …)`. */
export const FormatTime = builder("FORMAT_TIME");

/** The last value of a metric in each step, or in a number of seconds before its end. */
export const Last = builder("LAST");
/** The increase of a counter in each step, or in a number of seconds before its end. */
export const Increase = builder("INCREASE");
/** The increase of a counter per second in each step, or in a number of seconds before its end. */
export const Rate = builder("RATE");
/** All values of a metric in each step, or in a number of seconds before its end, combined. */
export const Summarize = builder("SUMMARIZE");

function builder<Name extends FunctionName>(name: Name): FunctionBuilder<Name> {
  const signature: Signature = functions[name];
  const build = (...values: AnyArgument[]): Expression => {
    if (parametersFor(signature, values.length) === undefined) {
      const message = `expected ${describeCount(signature)}, but received ${values.length}`;
      throw new HoneycombInputError([{ path: name, message }]);
    }
    return new Expression({
      type: "call",
      function: name,
      arguments: values.map((value, index) => toNode(value, `${name}[${index}]`)),
    });
  };
  // `FunctionBuilder` derives the type from the same signature.
  return build as FunctionBuilder<Name>;
}

function toNode(value: AnyArgument, path: string): ExpressionNode {
  if (value instanceof Expression) return value.node;
  if (value === null) return { type: "null" };
  switch (typeof value) {
    case "string":
      return { type: "text", value };
    case "boolean":
      return { type: "boolean", value };
    case "bigint":
      return BigInt(Number(value)) === value && Number.isSafeInteger(Number(value))
        ? { type: "integer", value: Number(value) }
        : { type: "integer", value };
    case "number":
      if (Number.isSafeInteger(value)) return { type: "integer", value: value + 0 };
      if (Number.isFinite(value)) return { type: "float", value };
  }
  throw HoneycombInputError.of(
    path,
    value,
    "a finite number, a string, a boolean, null or an expression",
  );
}
