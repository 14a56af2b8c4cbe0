import type { TSPropertySignature, TSSignature, TSType, TSTypeName } from "oxc-parser";
import { type Declaration, docOf, type Module, resolve, textOf } from "../source/module.ts";
import { keysOf } from "../source/place.ts";
import {
  type Field,
  intersect,
  literals,
  mapFields,
  type Shape,
  type TypeText,
  text,
} from "./shape.ts";

/** Reads the shapes of TypeScript's types. */
export class TypeReader {
  readonly #shapeOf: (schema: Declaration) => Shape;
  readonly #valuesOf: (list: Declaration) => readonly unknown[];

  /**
   * @param shapeOf reads the schema that a type is inferred of
   * @param valuesOf the list that a type has its values from
   */
  constructor(
    shapeOf: (schema: Declaration) => Shape,
    valuesOf: (list: Declaration) => readonly unknown[],
  ) {
    this.#shapeOf = shapeOf;
    this.#valuesOf = valuesOf;
  }

  /** What a declared type looks like, with the fields that it takes from others. */
  readDeclared({ module, name, node }: Declaration): Shape {
    if (node.type === "TSTypeAliasDeclaration") return this.read(module, node.typeAnnotation);
    if (node.type !== "TSInterfaceDeclaration") throw new TypeError(`${name} is no type`);
    const bases = node.extends.map(({ expression, typeArguments }) =>
      this.#readReference(module, textOf(module, expression), typeArguments?.params ?? []),
    );
    return [...bases, this.#readMembers(module, node.body.body)].reduce(intersect);
  }

  /** A type's text, in which names are links. */
  readText(module: Module, node: { readonly start: number; readonly end: number }): TypeText {
    // The mode is told by the client, and the same in all its methods.
    const type = textOf(module, node).replaceAll("<M>", "");
    return type
      .split(/((?<![\w".])[A-Z]\w+)/)
      .map((part, index) => (index % 2 === 1 ? (resolve(module, part) ?? part) : part))
      .filter((part) => part !== "");
  }

  read(module: Module, type: TSType): Shape {
    switch (type.type) {
      case "TSTypeLiteral":
        return this.#readMembers(module, type.members);
      case "TSIntersectionType":
        return type.types.map((each) => this.read(module, each)).reduce(intersect);
      case "TSUnionType": {
        // Types that have names are named.
        if (type.types.every((each) => each.type === "TSTypeReference")) {
          return text(...this.readText(module, type));
        }
        const options = type.types.map((each) => this.read(module, each));
        return options.every(({ kind }) => kind === "object")
          ? { kind: "union", options }
          : text(...this.readText(module, type));
      }
      case "TSTypeReference":
        return this.#readReference(
          module,
          nameOf(type.typeName),
          type.typeArguments?.params ?? [],
          this.readText(module, type),
        );
      case "TSTypeOperator": {
        const object = type.operator === "keyof" && queried(module, type.typeAnnotation);
        return object ? literals(keysOf(object)) : text(...this.readText(module, type));
      }
      case "TSIndexedAccessType": {
        const list = queried(module, type.objectType);
        return list ? literals(this.#valuesOf(list)) : text(...this.readText(module, type));
      }
      default:
        return text(...this.readText(module, type));
    }
  }

  #readReference(
    module: Module,
    name: string,
    [first, second]: readonly TSType[],
    written: TypeText = [name],
  ): Shape {
    if (first) {
      const schema = queried(module, first);
      if (schema && (name === "v.InferInput" || name === "v.InferOutput")) {
        return this.#shapeOf(schema);
      }
      if (name === "Known") return this.read(module, first);
      if (name === "Plain") return outOfEnvelope(this.read(module, first));
      if (second && (name === "Omit" || name === "Pick")) {
        const names = [...textOf(module, second).matchAll(/"(.+?)"/g)].map(([, each]) => each);
        return mapFields(this.read(module, first), (fields) =>
          fields.filter((field) => names.includes(field.name) === (name === "Pick")),
        );
      }
    }
    const declaration = resolve(module, name);
    const { node } = declaration ?? {};
    if (!declaration || (node?.type !== "TSInterfaceDeclaration" && !isAlias(node))) {
      return text(...written);
    }
    // What a type of ours does with another one says its comment; the fields are the other's.
    if (first) return this.read(module, first);
    return this.readDeclared(declaration);
  }

  #readMembers(module: Module, members: readonly TSSignature[]): Shape {
    const fields = members.flatMap((member): Field[] => {
      if (member.type === "TSPropertySignature" && member.key.type === "Identifier") {
        const { name } = member.key;
        const doc = docOf(module, member);
        const { optional } = member;
        return [{ name, shape: this.#readField(module, member), optional, doc }];
      }
      return [];
    });
    return { kind: "object", fields };
  }

  /** Of a field, only what has no name is looked into. */
  #readField(module: Module, { typeAnnotation, optional }: TSPropertySignature): Shape {
    const type = typeAnnotation?.typeAnnotation;
    if (!type) return text("unknown");
    if (type.type === "TSTypeLiteral") return this.read(module, type);
    if (!optional || type.type !== "TSUnionType") return text(...this.readText(module, type));
    // It may be left out: that it may be undefined goes without saying.
    const options = type.types.filter((each) => each.type !== "TSUndefinedKeyword");
    return text(
      ...options.flatMap((each, index) => [
        ...(index > 0 ? [" | "] : []),
        ...this.readText(module, each),
      ]),
    );
  }
}

const isAlias = (node?: { readonly type: string }) => node?.type === "TSTypeAliasDeclaration";

/** The declaration that `typeof` is asked of. */
function queried(module: Module, type: TSType): Declaration | undefined {
  return type.type === "TSTypeQuery" ? resolve(module, textOf(module, type.exprName)) : undefined;
}

function nameOf(name: TSTypeName): string {
  if (name.type === "TSQualifiedName") return `${nameOf(name.left)}.${name.right.name}`;
  return name.type === "Identifier" ? name.name : "this";
}

/** What `readResource` of core makes of a thing in its envelope. */
function outOfEnvelope(shape: Shape): Shape {
  const field = (name: string) =>
    shape.kind === "object" ? shape.fields.find((each) => each.name === name) : undefined;
  const related = field("relationships");
  const relationships =
    related?.shape.kind === "object"
      ? related.shape.fields.map((each) => ({
          ...each,
          shape: relationOf(each.shape),
          optional: each.optional || related.optional,
        }))
      : [];
  const id = field("id");
  const attributes = field("attributes")?.shape ?? { kind: "object", fields: [] };
  return mapFields(attributes, (fields) => [...(id ? [id] : []), ...fields, ...relationships]);
}

function relationOf(shape: Shape): Shape {
  if (shape.kind === "union") return { ...shape, options: shape.options.map(relationOf) };
  if (shape.kind !== "object") return shape;
  return {
    kind: "object",
    fields: [{ name: "id", shape: text("string"), optional: false, doc: undefined }],
  };
}
