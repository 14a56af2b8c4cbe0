import type { Scalar } from "../../events/database.ts";

/**
 * Converts the fields of an event to values of columns. The fields of nested objects become columns
 * up to a depth. Deeper objects and lists are converted to JSON. Null fields are left out.
 */
export function expandFields(
  data: Readonly<Record<string, unknown>>,
  depth: number,
): Record<string, Scalar> {
  // Without a prototype, so that a field may have any name.
  const fields: Record<string, Scalar> = Object.create(null);
  const add = (name: string, value: unknown, level: number) => {
    if (value === null || value === undefined) return;
    if (typeof value !== "object") {
      fields[name] = value as Scalar;
    } else if (level < depth && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) add(`${name}.${key}`, inner, level + 1);
    } else {
      fields[name] = JSON.stringify(value);
    }
  };
  for (const [name, value] of Object.entries(data)) add(name, value, 0);
  return fields;
}
