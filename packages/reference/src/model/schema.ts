import type { Declaration } from "../source/module.ts";
import {
  argumentOf,
  calleeOf,
  elementsOf,
  type Place,
  type Property,
  propertiesOf,
  settle,
} from "../source/place.ts";
import { type Field, type Limits, literals, type Shape, text, typeOf } from "./shape.ts";

/** What is read of a valibot schema. */
interface Schema {
  readonly type: string;
  readonly pipe?: readonly [Schema, ...Action[]];
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly value?: Schema;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

interface Action {
  readonly type: string;
  readonly requirement?: unknown;
  readonly metadata?: {
    readonly knownValues?: readonly unknown[];
    readonly knownVariants?: Schema;
    readonly limits?: Limits;
  };
}

/**
 * Reads schemas: types and limits from the schema itself, comments from the source that makes it.
 * Both are walked side by side.
 */
export class SchemaReader {
  readonly #names: ReadonlyMap<Declaration, Declaration>;
  readonly #schemas = new Map<Declaration, unknown>();

  /** @param names which type each declared schema, or list of values, has */
  constructor(names: ReadonlyMap<Declaration, Declaration>) {
    this.#names = names;
  }

  /** The schema of a declaration that something which has been read uses. */
  schemaOf(declaration: Declaration): unknown {
    return this.#schemas.get(declaration);
  }

  /** Reads a schema that is declared, also where it has a type of its own. */
  readDeclared(schema: unknown, declaration: Declaration): Shape {
    this.#schemas.set(declaration, schema);
    const { node, module } = declaration;
    const init = node.type === "VariableDeclarator" ? node.init : null;
    return this.read(schema, init ? { module, node: init } : undefined);
  }

  /** @param place where the schema is written; without it, there are no comments */
  read(schema: unknown, place?: Place): Shape {
    const { place: settled, through } = settle(place);
    for (const declaration of through) this.#schemas.set(declaration, schema);
    const shape = this.#readSettled(schema as Schema, settled);
    const name = through.map((declaration) => this.#names.get(declaration)).find(Boolean);
    return name ? text(name) : shape;
  }

  #readSettled(schema: Schema, place: Place | undefined): Shape {
    const { pipe } = schema;
    if (pipe) return this.#readPipe(pipe, place);
    const { type, wrapped, item, value, entries, options = [] } = schema;
    const argument = (index: number) => argumentOf(place, index);
    if (wrapped) {
      const shape = this.read(wrapped, argument(0));
      return type === "nullable" || type === "nullish" ? orNull(shape) : shape;
    }
    if (item) return { kind: "list", item: this.read(item, argument(0)) };
    if (value) return { kind: "record", value: this.read(value, argument(1)) };
    if (entries) return { kind: "object", fields: this.#readEntries(entries, argument(0)) };
    if (type === "variant" || type === "union") {
      const written = elementsOf(argument(type === "variant" ? 1 : 0));
      const shapes = options.map((option, index) => this.read(option, written[index]));
      return { kind: "union", options: shapes };
    }
    if (type === "picklist") return this.#readValues(options, argument(0));
    if (type === "literal") return text(JSON.stringify(schema.literal));
    return text(type);
  }

  #readPipe([schema, ...actions]: NonNullable<Schema["pipe"]>, place: Place | undefined): Shape {
    for (const { metadata } of actions) {
      if (metadata?.knownValues) {
        return this.#readValues(metadata.knownValues, argumentOf(place, 0), " | …");
      }
      if (metadata?.knownVariants?.type === "variant") {
        return { ...this.#readSettled(metadata.knownVariants, place), open: true } as Shape;
      }
      if (metadata?.knownVariants) return this.read(metadata.knownVariants);
    }
    // Anything that is checked further: a field that is there to be refused, with a reason.
    if (schema.type === "unknown") return text("undefined");
    const isWritten = place && calleeOf(place) === "pipe";
    const shape = this.read(schema, isWritten ? argumentOf(place, 0) : undefined);
    return { ...shape, limits: { ...shape.limits, ...limitsOf(actions) } };
  }

  #readValues(values: readonly unknown[], place: Place | undefined, end = ""): Shape {
    const { through } = settle(place);
    const name = through.map((declaration) => this.#names.get(declaration)).find(Boolean);
    return text(...(name ? [name] : typeOf(literals(values))), end);
  }

  #readEntries(entries: Readonly<Record<string, Schema>>, place: Place | undefined): Field[] {
    const written = place ? propertiesOf(place) : new Map<string, Property>();
    return Object.entries(entries).map(([name, schema]) => {
      const property = written.get(name);
      return {
        name,
        shape: this.read(schema, property?.place),
        optional: schema.type === "optional" || schema.type === "nullish",
        doc: property?.doc,
      };
    });
  }
}

function orNull(shape: Shape): Shape {
  return { kind: "union", options: [shape, text("null")] };
}

function limitsOf(actions: readonly Action[]): Limits {
  const limits: Limits[] = actions.map(({ type, requirement, metadata }) => {
    switch (type) {
      case "integer":
        return { integer: true };
      case "min_value":
        return { min: requirement as number };
      case "max_value":
        return { max: requirement as number };
      case "multiple_of":
        return { multipleOf: requirement as number };
      case "min_length":
      case "min_entries":
        return { minLength: requirement as number };
      case "max_length":
      case "max_entries":
        return { maxLength: requirement as number };
      case "regex":
        return { pattern: requirement as RegExp };
      default:
        return metadata?.limits ?? {};
    }
  });
  return Object.assign({}, ...limits);
}
