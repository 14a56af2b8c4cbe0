import type { Expression } from "./expression.ts";
import type { FunctionName, functions, Kind, ParameterKind, Signature } from "./functions.ts";

/** The JavaScript type of each kind of value. */
interface Literals {
  number: number | bigint;
  string: string;
  boolean: boolean;
  null: null;
  any: never;
}

/** An argument of a kind: a literal, or an expression whose value is or can be of that kind. */
type Argument<K extends Kind> = Literals[K] | Expression<K | "any">;

/** An argument of any kind. */
export type AnyArgument = Argument<Kind>;

/** What each kind of parameter accepts. Arguments that must have the same kind are of kind `K`. */
interface Accepted<K extends Kind> {
  value: AnyArgument;
  condition: Argument<"boolean" | "number">;
  comparable: Argument<K>;
  ordered: Argument<Extract<K, "number" | "string">>;
  number: Argument<"number">;
  string: Argument<"string">;
  pattern: string;
}

/** The kind of an argument. */
type KindOf<V> =
  V extends Expression<infer K>
    ? K
    : V extends number | bigint
      ? "number"
      : V extends string
        ? "string"
        : V extends boolean
          ? "boolean"
          : V extends null
            ? "null"
            : never;

type List<P> = P extends readonly ParameterKind[] ? P : [];
type Each<P extends readonly ParameterKind[], K extends Kind> = {
  -readonly [I in keyof P]: Accepted<K>[P[I]];
};
type Several<P, K extends Kind> = P extends readonly [infer Parameter extends ParameterKind]
  ? Accepted<K>[Parameter][]
  : [];

/** The arguments of a function. Of repeated parameters, only groups of one are supported. */
type Arguments<S extends Signature, K extends Kind> = K extends Kind
  ? [
      ...Each<S["required"], K>,
      ...Partial<Each<List<S["optional"]>, K>>,
      ...Several<S["repeated"], K>,
    ]
  : never;

/** The kinds of arguments that must have the same kind. */
type Compared = "number" | "string" | "boolean";
type Ordered = "number" | "string";

/** The kinds of the values after each condition or case, and of the last value. */
type BranchKinds<A extends readonly unknown[]> = A extends readonly [
  unknown,
  infer V,
  ...infer Rest,
]
  ? KindOf<V> | (Rest extends readonly [] ? "null" : BranchKinds<Rest>)
  : A extends readonly [infer V]
    ? KindOf<V>
    : Kind;

/** A function that builds the call of one of Honeycomb's functions. */
export type FunctionBuilder<Name extends FunctionName> = Name extends "IF"
  ? IfBuilder
  : Name extends "SWITCH"
    ? SwitchBuilder
    : BuilderOf<(typeof functions)[Name]>;

type BuilderOf<S extends Signature> = S["result"] extends Kind
  ? (
      ...values: Arguments<S, S["required"][0] extends "ordered" ? Ordered : Compared>
    ) => Expression<S["result"]>
  : <
      const A extends Readonly<
        Arguments<S, S["required"] extends readonly ["ordered"] ? Ordered : Compared>
      >,
    >(
      ...values: A
    ) => Expression<KindOf<A[number]>>;

export type IfBuilder = <
  const A extends readonly [Accepted<Kind>["condition"], AnyArgument, ...AnyArgument[]],
>(
  ...values: A & Conditions<A>
) => Expression<BranchKinds<A>>;

/** Requires a condition before every value but the last. */
type Conditions<A extends readonly unknown[]> = A extends readonly [unknown, infer V, ...infer Rest]
  ? readonly [Accepted<Kind>["condition"], V, ...Conditions<Rest>]
  : A;

export type SwitchBuilder = <const A extends readonly [AnyArgument, AnyArgument, ...AnyArgument[]]>(
  tested: AnyArgument,
  ...casesAndValues: A
) => Expression<BranchKinds<A>>;
