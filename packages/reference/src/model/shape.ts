import type { Doc } from "../source/doc.ts";
import type { Declaration } from "../source/module.ts";

/** A type in TypeScript's words, in which declared types are known as such, so as to be links. */
export type TypeText = readonly (string | Declaration)[];

/** What a value looks like. */
export type Shape = (
  | { readonly kind: "text"; readonly text: TypeText }
  | { readonly kind: "object"; readonly fields: readonly Field[] }
  | { readonly kind: "list"; readonly item: Shape }
  | { readonly kind: "record"; readonly value: Shape }
  | {
      readonly kind: "union";
      readonly options: readonly Shape[];
      /** Whether Honeycomb may add options. */
      readonly open?: boolean;
    }
) & { readonly limits?: Limits };

export interface Field {
  readonly name: string;
  readonly shape: Shape;
  readonly optional: boolean;
  readonly doc: Doc | undefined;
}

/** What a value has to keep to, beyond its type. A length is that of a text, a list or an object. */
export interface Limits {
  readonly integer?: true;
  readonly min?: number;
  readonly max?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: RegExp;
}

/** A type's text without its links. */
export const plainText = (type: TypeText) =>
  type.map((part) => (typeof part === "string" ? part : part.name)).join("");

export const text = (...parts: TypeText): Shape => ({ kind: "text", text: parts });

/** One of some values. */
export const literals = (values: readonly unknown[]): Shape =>
  text(values.map((value) => JSON.stringify(value)).join(" | "));

/** The shape's type, on one line: fields of objects are left out. */
export function typeOf(shape: Shape): TypeText {
  switch (shape.kind) {
    case "text":
      return shape.text;
    case "object":
      return ["object"];
    case "list": {
      const item = typeOf(shape.item);
      return isUnion(shape.item) ? ["(", ...item, ")[]"] : [...item, "[]"];
    }
    case "record":
      return ["Record<string, ", ...typeOf(shape.value), ">"];
    case "union": {
      const options = new Map(
        shape.options.map((option) => [plainText(typeOf(option)), typeOf(option)]),
      );
      return [...options.values()].flatMap((option, index) =>
        index === 0 ? option : [" | ", ...option],
      );
    }
  }
}

function isUnion(shape: Shape): boolean {
  return (
    (shape.kind === "union" && shape.options.length > 1) ||
    (shape.kind === "text" && shape.text.some((part) => String(part).includes(" | ")))
  );
}

/** A field, with where it is: `threshold.op`, `recipients[].id`. */
export interface Row extends Field {
  readonly path: string;
  /** The field before it that has the same fields, which aren't repeated then. */
  readonly like: string | undefined;
}

/** The fields of a shape, those within others behind these. */
export function rowsOf(shape: Shape): Row[] {
  switch (shape.kind) {
    case "text":
      return [];
    case "object":
      return rowsOfFields(shape.fields);
    case "list":
      return under("[]", shape.item);
    case "record":
      return under("*", shape.value);
    case "union": {
      const rows = shape.options.flatMap(rowsOf);
      return rows.filter(
        (row, index) => rows.findIndex((each) => each.path === row.path) === index,
      );
    }
  }
}

function rowsOfFields(fields: readonly Field[]): Row[] {
  const known = new Map<string, string>();
  return fields.flatMap((field) => {
    const { name, shape } = field;
    const rows = under(name, shape);
    const key = JSON.stringify(
      rowsOf(shape).map((row) => [row.path, plainText(typeOf(row.shape)), row.doc?.text]),
    );
    const like = rows.length > 0 ? known.get(key) : undefined;
    known.set(key, like ?? name);
    return [{ ...field, path: name, like }, ...(like === undefined ? rows : [])];
  });
}

function under(path: string, shape: Shape): Row[] {
  return rowsOf(shape).map((row) => ({
    ...row,
    path: row.path.startsWith("[") ? `${path}${row.path}` : `${path}.${row.path}`,
    like: row.like && `${path}.${row.like}`,
  }));
}

/** The field by whose value the options of a union are told apart, if there is one. */
export function discriminatorOf(options: readonly Shape[]): string | undefined {
  const [first, ...others] = options.map((option) => literalFields(option));
  return first?.find((name) => others.every((names) => names.includes(name)));
}

function literalFields(shape: Shape): string[] {
  return shape.kind === "object"
    ? shape.fields
        .filter((field) => String(typeOf(field.shape)[0]).startsWith('"'))
        .map(({ name }) => name)
    : [];
}

/** A shape whose fields are changed alike, in each of its options. */
export function mapFields(shape: Shape, change: (fields: readonly Field[]) => Field[]): Shape {
  if (shape.kind === "object") return { ...shape, fields: change(shape.fields) };
  if (shape.kind === "union") {
    return { ...shape, options: shape.options.map((option) => mapFields(option, change)) };
  }
  return shape;
}

/** What has the fields of both. */
export function intersect(one: Shape, other: Shape): Shape {
  if (other.kind === "union") {
    // Options that nothing tells apart are read as one object, whose fields are then optional.
    if (one.kind !== "union" && discriminatorOf(other.options)) return intersect(other, one);
    return intersect(one, { kind: "object", fields: merge(other.options) });
  }
  if (other.kind !== "object") return one;
  if (one.kind === "union" && !discriminatorOf(one.options)) {
    return intersect({ kind: "object", fields: merge(one.options) }, other);
  }
  return mapFields(one, (fields) => [
    ...fields.filter(({ name }) => !other.fields.some((field) => field.name === name)),
    ...other.fields,
  ]);
}

function merge(options: readonly Shape[]): Field[] {
  const all = options.map((option) => (option.kind === "object" ? option.fields : []));
  const merged = new Map<string, Field>();
  for (const field of all.flat()) {
    const optional = all.some((fields) => {
      const same = fields.find(({ name }) => name === field.name);
      return same === undefined || same.optional;
    });
    merged.set(field.name, { ...(merged.get(field.name) ?? field), optional });
  }
  return [...merged.values()];
}
