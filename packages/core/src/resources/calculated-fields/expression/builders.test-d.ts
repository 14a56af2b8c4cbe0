import { expectTypeOf, test } from "vitest";
import {
  Coalesce,
  Concat,
  Contains,
  col,
  Equals,
  Exists,
  If,
  In,
  Length,
  Lt,
  Max,
  Not,
  RegMatch,
  Sub,
  Sum,
  Switch,
} from "./builders.ts";
import type { Expression } from "./expression.ts";

test("the kind of an expression is inferred from its arguments", () => {
  expectTypeOf(Lt(col("a"), 1)).toEqualTypeOf<Expression<"boolean">>();
  expectTypeOf(Sum(1, col("a"))).toEqualTypeOf<Expression<"number">>();
  expectTypeOf(col("a")).toEqualTypeOf<Expression<"any">>();
  expectTypeOf(If(Exists(col("a")), 1, "none")).toEqualTypeOf<Expression<"number" | "string">>();
  expectTypeOf(If(col("a"), 1)).toEqualTypeOf<Expression<"number" | "null">>();
  expectTypeOf(If(col("a"), 1, col("b"), "2", true)).toEqualTypeOf<
    Expression<"number" | "string" | "boolean">
  >();
  expectTypeOf(Switch(col("a"), "b", 1, "c", 2)).toEqualTypeOf<Expression<"number" | "null">>();
  expectTypeOf(Coalesce(col("a"), "b")).toEqualTypeOf<Expression<"any" | "string">>();
  expectTypeOf(Max(1, 2)).toEqualTypeOf<Expression<"number">>();
});

test("arguments of the wrong kind do not compile", () => {
  () => {
    // @ts-expect-error text is not a number
    Sum("1");
    // @ts-expect-error a boolean is not a number
    Sub(Exists(col("a")), 1);
    // @ts-expect-error a number is not text
    Contains(col("a"), Length("b"));
    // @ts-expect-error too many arguments
    Lt(col("a"), 1, "b");
    // @ts-expect-error the kinds differ
    Lt(1, "a");
    // @ts-expect-error the kinds differ
    Equals(Length(col("a")), "3");
    // @ts-expect-error the kinds differ
    In(col("a"), "b", 1);
    // @ts-expect-error text is not a condition
    If("a", 1, 0);
    // @ts-expect-error text is not a condition
    If(col("a"), 1, "b", 2, 3);
    // @ts-expect-error text is not a condition
    Not(Concat("a", "b"));
    // @ts-expect-error a regular expression must be a literal
    RegMatch(col("a"), col("b"));
    // @ts-expect-error the value can be a boolean
    Sum(If(col("a"), true, 1));
  };
  expectTypeOf<Expression<"number">>().toExtend<Expression<"number" | "string">>();
  expectTypeOf<Expression<"string">>().not.toExtend<Expression<"number">>();
});
