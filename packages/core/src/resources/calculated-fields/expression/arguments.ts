import type { Expression } from "./expression.ts";
import type { FunctionName, functions, Kind, ParameterKind, Signature } from "./functions.ts";

/** What JavaScript has for each kind of value. */
interface Literals {
  number: number | bigint;
  string: string;
  boolean: boolean;
  null: null;
  any: never;
}

/** A value of a kind: a literal, or an expression that gives it or may give it. */
type Argument<K extends Kind> = Literals[K] | Expression<K | "any">;

/** A value of any kind. */
export type Value = Argument<Kind>;

/** What each kind of parameter takes, where those that have to be alike are of kind `K`. */
interface Taken<K extends Kind> {
  value: Value;
  condition: Argument<"boolean" | "number">;
  comparable: Argument<K>;
  ordered: Argument<Extract<K, "number" | "string">>;
  number: Argument<"number">;
  string: Argument<"string">;
  pattern: string;
}

/** What a value is. */
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
  -readonly [I in keyof P]: Taken<K>[P[I]];
};
type Several<P, K extends Kind> = P extends readonly [infer Parameter extends ParameterKind]
  ? Taken<K>[Parameter][]
  : [];

/** The arguments of a function whose arguments repeat one by one, if they do. */
type Arguments<S extends Signature, K extends Kind> = K extends Kind
  ? [
      ...Each<S["required"], K>,
      ...Partial<Each<List<S["optional"]>, K>>,
      ...Several<S["repeated"], K>,
    ]
  : never;

/** The kinds that arguments may have which have to be alike. */
type Compared = "number" | "string" | "boolean";
type Ordered = "number" | "string";

/** The kinds of what comes after each condition or case, and of what comes last. */
type BranchKinds<A extends readonly unknown[]> = A extends readonly [
  unknown,
  infer V,
  ...infer Rest,
]
  ? KindOf<V> | (Rest extends readonly [] ? "null" : BranchKinds<Rest>)
  : A extends readonly [infer V]
    ? KindOf<V>
    : Kind;

/** A function that writes a call of one of Honeycomb's. */
export type Builder<Name extends FunctionName> = Name extends "IF"
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

type IfBuilder = <const A extends readonly [Taken<Kind>["condition"], Value, ...Value[]]>(
  ...values: A & Conditions<A>
) => Expression<BranchKinds<A>>;

/** A condition stands in front of every value but the last. */
type Conditions<A extends readonly unknown[]> = A extends readonly [unknown, infer V, ...infer Rest]
  ? readonly [Taken<Kind>["condition"], V, ...Conditions<Rest>]
  : A;

type SwitchBuilder = <const A extends readonly [Value, Value, ...Value[]]>(
  tested: Value,
  ...casesAndValues: A
) => Expression<BranchKinds<A>>;
