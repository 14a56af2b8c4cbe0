import { HoneycombInputError } from "../../../operation/errors/input-error.ts";
import type { Builder, Value } from "./arguments.ts";
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
 * A column's value. Columns have the kind that their events give them, so that every function takes
 * one.
 *
 * @throws HoneycombInputError where the name is empty
 */
export function col(name: string): Expression<"any"> {
  if (name === "") throw HoneycombInputError.of("name", name, "a column's name");
  return new Expression({ type: "column", name });
}

/**
 * The value that goes with the first condition that holds: `If(condition, value, condition, value,
 * …, otherwise)`. Null where none holds and there is no value for that.
 */
export const If: Builder<"IF"> = builder("IF");
/**
 * The value that goes with the first case that equals the tested value: `Switch(tested, case, value,
 * case, value, …, otherwise)`. Null where none does and there is no value for that.
 */
export const Switch: Builder<"SWITCH"> = builder("SWITCH");
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
/** Whether two values are equal, and of one kind. */
export const Equals = builder("EQUALS");

/** Whether the first value equals one of the others. */
export const In = builder("IN");
/** Whether a value is not empty. */
export const Exists = builder("EXISTS");
/** Whether a condition does not hold. */
export const Not = builder("NOT");
/** Whether all conditions hold. */
export const And = builder("AND");
/** Whether at least one condition holds. */
export const Or = builder("OR");

/** All numbers added up. */
export const Sum = builder("SUM");
/** The first number less the second. */
export const Sub = builder("SUB");
/** All numbers multiplied. */
export const Mul = builder("MUL");
/** The first number divided by the second; null where that is 0. */
export const Div = builder("DIV");
/** What is left of dividing the first number by the second; null where that is 0. */
export const Mod = builder("MOD");
/** The smallest number, or the text that sorts first. */
export const Min = builder("MIN");
/** The largest number, or the text that sorts last. */
export const Max = builder("MAX");
/** The logarithm of a number to base 10. */
export const Log10 = builder("LOG10");
/**
 * The range that a number falls into, as text: of a size, and from a smallest to a largest number
 * where those are given.
 */
export const Bucket = builder("BUCKET");

/** A value as a whole number, cut off at the point; 0 where it is not a number. */
export const Int = builder("INT");
/** A value as a number; 0 where it is not one. */
export const Float = builder("FLOAT");
/** Whether a value counts as true. */
export const Bool = builder("BOOL");
/** A value as text; `""` where it is empty. */
const text = builder("STRING");

export { text as String };

/** All values as text, one after the other. Empty ones are left out. */
export const Concat = builder("CONCAT");
/** A text in small letters. */
export const ToLower = builder("TO_LOWER");
/** Whether the first text starts with the second. */
export const StartsWith = builder("STARTS_WITH");
/** Whether the first text ends with the second. */
export const EndsWith = builder("ENDS_WITH");
/** Whether the first text has the second in it. */
export const Contains = builder("CONTAINS");
/** How long a text is: in `"chars"`, unless the second argument says `"bytes"`. */
export const Length = builder("LENGTH");
/** Whether a text matches a regular expression, in Go's syntax. */
export const RegMatch = builder("REG_MATCH");
/** What a regular expression's first group, or else all of it, matches first in a text. */
export const RegValue = builder("REG_VALUE");
/** How often a regular expression matches in a text, without overlaps. */
export const RegCount = builder("REG_COUNT");

/** The seconds since 1970 of a time in RFC 3339, such as `2017-07-20T11:22:44.888Z`. */
export const UnixTimestamp = builder("UNIX_TIMESTAMP");
/** The event's time, in seconds since 1970. */
export const EventTimestamp = builder("EVENT_TIMESTAMP");
/** When Honeycomb received the event, in seconds since 1970. */
export const IngestTimestamp = builder("INGEST_TIMESTAMP");
/** A time in seconds since 1970 as text, after a format of `strftime`: `FormatTime("%A", …)`. */
export const FormatTime = builder("FORMAT_TIME");

/** The last value of a metric in each step, or in the seconds before its end that are given. */
export const Last = builder("LAST");
/** By how much a counter grew in each step, or in the seconds before its end that are given. */
export const Increase = builder("INCREASE");
/** By how much a counter grew a second in each step, or in the seconds before its end. */
export const Rate = builder("RATE");
/** All values of a metric in each step together, or in the seconds before its end. */
export const Summarize = builder("SUMMARIZE");

function builder<Name extends FunctionName>(name: Name): Builder<Name> {
  const signature: Signature = functions[name];
  const build = (...values: Value[]): Expression => {
    if (parametersFor(signature, values.length) === undefined) {
      throw HoneycombInputError.of(name, values.length, describeCount(signature));
    }
    return new Expression({
      type: "call",
      function: name,
      arguments: values.map((value, index) => toNode(value, `${name}[${index}]`)),
    });
  };
  // Its type follows from the same signature.
  return build as Builder<Name>;
}

function toNode(value: Value, path: string): ExpressionNode {
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
    "a finite number, text, true, false, null or an expression",
  );
}
