import type {
  ArrowFunctionExpression,
  BindingPattern,
  ClassElement,
  FormalParameterRest,
  Function as FunctionNode,
  MethodDefinition,
  Node,
  ParamPattern,
  PropertyDefinition,
  TSFunctionType,
  TSType,
} from "oxc-parser";
import type { Doc } from "../source/doc.ts";
import { type Declaration, docOf, type Module, resolve, textOf } from "../source/module.ts";
import type { TypeText } from "./shape.ts";
import type { TypeReader } from "./type.ts";

/** A public method of a class, or a function. */
export interface Method {
  readonly name: string;
  readonly doc: Doc;
  /** How it can be called: more than one way where it is overloaded. */
  readonly signatures: readonly Signature[];
  readonly module: Module;
  /** Its code. */
  readonly node: Node;
}

export interface Signature {
  /** What stands before its name: `new `, or its class where it is static. */
  readonly prefix: string;
  /** `<T>`, where it is generic. */
  readonly generics: string;
  /** None for a property, which isn't called. */
  readonly parameters: readonly Parameter[] | undefined;
  /** What it gives back: in a promise, as it is, or as a call, by the client's mode. */
  readonly result: TypeText;
}

export interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeText;
}

/**
 * The public methods of a class, and those that it inherits.
 *
 * @throws Error where one has no doc comment
 */
export function methodsOf(declaration: Declaration, types: TypeReader): Method[] {
  const { module, name: owner, node } = declaration;
  if (node.type !== "ClassDeclaration") throw new TypeError(`${owner} is no class`);
  const parent =
    node.superClass?.type === "Identifier" ? resolve(module, node.superClass.name) : undefined;
  const inherited = parent ? methodsOf(parent, types) : [];
  const methods = new Map<string, Method>();
  for (const element of node.body.body) {
    const name = publicName(element);
    if (name === undefined) continue;
    const method =
      element.type === "MethodDefinition" || element.type === "TSAbstractMethodDefinition"
        ? readMethod(declaration, element, [methods.get(name), inherited], types)
        : element.type === "PropertyDefinition"
          ? readFunctionProperty(module, name, element, types)
          : undefined;
    if (method) methods.set(name, method);
  }
  return [
    ...methods.values(),
    ...inherited.filter(({ name }) => name !== parent?.name && !methods.has(name)),
  ];
}

function publicName(element: ClassElement): string | undefined {
  const isHidden = "accessibility" in element && (element.accessibility ?? "public") !== "public";
  return !isHidden && "key" in element && element.key?.type === "Identifier" && !element.computed
    ? element.key.name
    : undefined;
}

function readMethod(
  { module, name: owner }: Declaration,
  element: MethodDefinition,
  [earlier, inherited]: [overload: Method | undefined, inherited: readonly Method[]],
  types: TypeReader,
): Method | undefined {
  const { value, kind, static: isStatic, key } = element;
  const isConstructor = kind === "constructor";
  const name = isConstructor ? owner : textOf(module, key);
  const doc =
    earlier?.doc ?? docOf(module, element) ?? inherited.find((each) => each.name === name)?.doc;
  if (!doc || (!doc.text && !isConstructor)) {
    // A class that only the library makes need not say how.
    if (isConstructor) return undefined;
    throw new Error(`${owner}.${name} has no doc comment: ${module.file}`);
  }
  const prefix = isConstructor ? "new " : isStatic ? `${owner}.` : "";
  const read = readSignature(module, value, types);
  const signature = { ...read, prefix, ...(kind === "get" && { parameters: undefined }) };
  // The code of an overloaded method has a signature that nobody sees.
  const isSeen = !value.body || !earlier;
  const signatures = [...(earlier?.signatures ?? []), ...(isSeen ? [signature] : [])];
  return { name, doc, signatures, module, node: value };
}

/** A property that holds a function, whose type says how it is called. */
function readFunctionProperty(
  module: Module,
  name: string,
  property: PropertyDefinition,
  types: TypeReader,
): Method | undefined {
  const type = property.typeAnnotation?.typeAnnotation;
  const doc = docOf(module, property);
  if (type?.type !== "TSTypeReference" || !doc) return undefined;
  const declared = resolve(module, textOf(module, type.typeName));
  if (declared?.node.type !== "TSTypeAliasDeclaration") return undefined;
  const { typeAnnotation } = declared.node;
  if (typeAnnotation.type !== "TSFunctionType") return undefined;
  const signature = readSignature(declared.module, typeAnnotation, types);
  return { name, doc, signatures: [signature], module, node: property };
}

/**
 * A function that is declared; undefined where something else is.
 *
 * @throws Error where it has no doc comment
 */
export function readFunction(
  { module, name, node, doc }: Declaration,
  types: TypeReader,
): Method | undefined {
  const code = node.type === "VariableDeclarator" ? node.init : node;
  if (code?.type !== "FunctionDeclaration" && code?.type !== "ArrowFunctionExpression") {
    return undefined;
  }
  if (!doc) throw new Error(`${name} has no doc comment: ${module.file}`);
  return { name, doc, signatures: [readSignature(module, code, types)], module, node: code };
}

/** How a function is called. */
function readSignature(
  module: Module,
  { typeParameters, params, returnType }: FunctionNode | ArrowFunctionExpression | TSFunctionType,
  types: TypeReader,
): Signature {
  return {
    prefix: "",
    generics: typeParameters ? textOf(module, typeParameters) : "",
    parameters: params.map((parameter) => readParameter(module, parameter, types)),
    result: returnType ? readResult(module, returnType.typeAnnotation, types) : [],
  };
}

function readParameter(module: Module, parameter: ParamPattern, types: TypeReader): Parameter {
  if (parameter.type === "TSParameterProperty") throw new TypeError(`${module.file}: a property`);
  const pattern = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  const { typeAnnotation, optional } = pattern;
  return {
    name: nameOf(pattern, textOf(module, typeAnnotation?.typeAnnotation ?? pattern)),
    optional: parameter !== pattern || Boolean(optional),
    type: typeAnnotation ? types.readText(module, typeAnnotation.typeAnnotation) : [],
  };
}

/** A parameter's name; one that is taken apart at once has that of its type: `options`. */
function nameOf(pattern: BindingPattern | FormalParameterRest, type: string): string {
  if (pattern.type === "Identifier") return pattern.name;
  if (pattern.type === "RestElement") return `...${nameOf(pattern.argument, type)}`;
  if (pattern.type === "ArrayPattern") {
    const [first] = pattern.elements;
    return first ? nameOf(first, type) : "values";
  }
  return (/[A-Z][a-z]+$/.exec(type)?.[0] ?? type).toLowerCase();
}

/** The type in `Result<M, Type>`, or the type itself. */
function readResult(module: Module, type: TSType, types: TypeReader): TypeText {
  const written = types.readText(module, type);
  if (type.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return written;
  const { name } = type.typeName;
  const [, value] = type.typeArguments?.params ?? [];
  if (!value || (name !== "Result" && name !== "Iteration")) return written;
  const inner = types.readText(module, value);
  return name === "Result" ? inner : [...types.readText(module, type.typeName), "<", ...inner, ">"];
}
