import { type Field, type Find, type JsonSchema, type Shape, shapesOf } from "./shape.ts";

/** A difference between one of our schemas and Honeycomb's description. */
export interface Difference {
  /** The position, such as `createTrigger body threshold.op`. */
  readonly at: string;
  /** The difference, such as `required` or `maxLength 3, described as 4`. */
  readonly what: string;
}

export interface Comparison {
  /** The position of the schemas, such as `createTrigger body`. */
  readonly at: string;
  readonly ours: JsonSchema;
  readonly described: JsonSchema;
  /** Requests have no read-only fields, and responses have no write-only fields. */
  readonly direction: "request" | "response";
  /** Resolves the references of the description. */
  readonly find: Find;
}

/** Finds all differences between our schema and the described one, at any depth. */
export function compare({ at, ours, described, direction, find }: Comparison): Difference[] {
  const defined = (ours.$defs ?? ours.definitions ?? {}) as Record<string, JsonSchema>;
  const findOurs: Find = (reference) => defined[reference.split("/").at(-1) ?? ""] ?? {};
  return compareSchemas(at, ours, described);

  function compareSchemas(
    at: string,
    ours: JsonSchema,
    described: JsonSchema,
    isOptional = false,
  ): Difference[] {
    const ourShapes = simplify(shapesOf(ours, findOurs));
    const describedShapes = simplify(shapesOf(described, find));
    const typesOf = (shapes: readonly Shape[]) => [...new Set(shapes.map(({ type }) => type))];
    const ourTypes = typesOf(ourShapes);
    const describedTypes = typesOf(describedShapes);
    const differences: Difference[] = [];
    const differs = (what: string) => differences.push({ at, what });
    const ourList = listed(ourTypes);
    const describedList = listed(describedTypes);
    const isAny = ourTypes.includes("any") || describedTypes.includes("any");
    const ourNull = ourTypes.includes("null");
    // `any` includes null, and optional fields accept null as absent.
    if (!isAny && !isOptional && ourNull !== describedTypes.includes("null")) {
      differs(ourNull ? `nullable ${ourList}` : `${describedList} that is not nullable`);
    }
    if (ourList !== describedList) differs(`${ourList}, described as ${describedList}`);
    for (const type of ourTypes.filter((type) => describedTypes.includes(type))) {
      const ofType = (shape: Shape) => shape.type === type;
      differences.push(...pairUp(at, ourShapes.filter(ofType), describedShapes.filter(ofType)));
    }
    return differences;
  }

  /** Ignores whether a number in a response is whole: responses with fractions are accepted, too. */
  function simplify(shapes: Shape[]): Shape[] {
    const numbers = shapes.some(({ type }) => type === "number");
    return shapes.flatMap((shape) => {
      if (shape.type !== "integer") return shape;
      if (numbers) return [];
      return direction === "response" ? { ...shape, type: "number" } : shape;
    });
  }

  /** Compares alternatives of one type: each with the most similar one. */
  function pairUp(at: string, ours: Shape[], described: Shape[]): Difference[] {
    const only = ours[0];
    const isOne = ours.length === 1 && described.length > 1;
    if (isOne && only?.type === "object" && !areDistinguishable(described)) {
      return compareShapes(at, only, uniteObjects(described));
    }
    const pairs = ours
      .flatMap((one) =>
        described.map((other) => ({ one, other, found: compareShapes(at, one, other) })),
      )
      .sort((a, b) => a.found.length - b.found.length);
    const differences: Difference[] = [];
    const left = { ours: new Set(ours), described: new Set(described) };
    for (const { one, other, found } of pairs) {
      if (!left.ours.has(one) || !left.described.has(other)) continue;
      left.ours.delete(one);
      left.described.delete(other);
      const name = ours.length > 1 ? nameOf(other) : "";
      differences.push(
        ...found.map((each) => ({ ...each, at: at + name + each.at.slice(at.length) })),
      );
    }
    for (const shape of left.ours)
      differences.push({ at: at + nameOf(shape), what: "not described" });
    for (const shape of left.described)
      differences.push({ at: at + nameOf(shape), what: "missing" });
    return differences;
  }

  function compareShapes(at: string, ours: Shape, described: Shape): Difference[] {
    const differences = compareFields(at, ours, described);
    const differs = (what: string) => differences.push({ at, what });
    if (ours.values && described.values) {
      const { values: known } = ours;
      const { values: documented } = described;
      const lacking = documented.filter((value) => !known.includes(value));
      const added = known.filter((value) => !documented.includes(value));
      if (lacking.length > 0) differs(`lacks ${lacking.join(", ")}`);
      if (added.length > 0) differs(`has ${added.join(", ")} too`);
    } else if (ours.values) {
      differs(`only ${ours.values.join(", ")}`);
    } else if (described.values) {
      differs(`any value, described as ${described.values.join(", ")}`);
    }
    if (direction === "request") {
      for (const keyword of new Set([
        ...Object.keys(ours.limits),
        ...Object.keys(described.limits),
      ])) {
        const [our, their] = [ours.limits[keyword], described.limits[keyword]];
        if (our !== their) differs(`${keyword} ${our ?? "none"}, described as ${their ?? "none"}`);
      }
    }
    if (ours.type === "array") {
      differences.push(...compareSchemas(`${at}[]`, ours.items, described.items));
    }
    if (described.entries || ours.entries) {
      const named = Object.keys(ours.fields).length + Object.keys(described.fields).length > 0;
      // Compares records, but not a record with an object that has named fields.
      if (!named || (described.entries && ours.entries)) {
        differences.push(...compareSchemas(`${at}{}`, ours.entries ?? {}, described.entries ?? {}));
      }
    }
    return differences;
  }

  function isNullable(described: JsonSchema): boolean {
    return shapesOf(described, find).some(({ type }) => type === "null");
  }

  function compareFields(at: string, ours: Shape, described: Shape): Difference[] {
    const hidden = ({ readOnly, writeOnly }: Field) =>
      direction === "request" ? readOnly : writeOnly;
    const names = new Set([...Object.keys(ours.fields), ...Object.keys(described.fields)]);
    return [...names].flatMap((name) => {
      const fieldAt = /[ \]}>]$/.test(at) ? `${at}${name}` : `${at}.${name}`;
      const our = ours.fields[name];
      const their = described.fields[name];
      if (!their) return { at: fieldAt, what: "not described" };
      if (hidden(their)) {
        const what = direction === "request" ? "read-only" : "write-only";
        return our ? { at: fieldAt, what } : [];
      }
      if (!our) return { at: fieldAt, what: "missing" };
      const differences = compareSchemas(fieldAt, our.schema, their.schema, !our.required);
      const isPresent = their.required && !isNullable(their.schema);
      if (our.required && !their.required) differences.push({ at: fieldAt, what: "required" });
      if (!our.required && isPresent) differences.push({ at: fieldAt, what: "optional" });
      return differences;
    });
  }
}

/** Whether each alternative has a field with a value of its own. */
function areDistinguishable(shapes: readonly Shape[]): boolean {
  const names = new Set(shapes.map(nameOf));
  return names.size === shapes.length && !names.has("<>");
}

/** Formats types: `number or string`. */
const listed = (types: readonly string[]) =>
  types
    .filter((type) => type !== "null")
    .sort()
    .join(" or ");

/** Combines alternatives that no field distinguishes into one object with all their fields. */
function uniteObjects(shapes: readonly Shape[]): Shape {
  const fields: Record<string, Field> = {};
  for (const shape of shapes) {
    for (const [name, field] of Object.entries(shape.fields)) {
      const required = shapes.every((each) => each.fields[name]?.required);
      fields[name] = { ...field, required };
    }
  }
  return { ...(shapes[0] as Shape), fields };
}

/** Names an alternative after the only value of one of its fields: `<query>`. `<>` if it has no such field. */
function nameOf({ type, fields }: Shape): string {
  if (type !== "object") return `<${type}>`;
  for (const { schema } of Object.values(fields)) {
    const [{ values } = { values: undefined }] = shapesOf(schema, () => ({}));
    if (values?.length === 1) return `<${values[0]}>`;
  }
  return "<>";
}
