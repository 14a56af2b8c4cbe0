import type { Column } from "@honeycomb/core";
import type { Operand, Scalar, StorageType } from "./database.ts";

/** How a column's values are stored. */
export function storageTypeOf(type: Column["type"]): StorageType {
  if (type === "integer" || type === "float") return "DOUBLE";
  return type === "boolean" ? "BOOLEAN" : "VARCHAR";
}

/** A value as it is stored, or null where it doesn't fit: Honeycomb drops what it can't convert. */
export function convert(value: unknown, type: StorageType): Scalar | null {
  switch (typeof value) {
    case "string":
      if (type === "VARCHAR") return value;
      if (type === "BOOLEAN") return value === "true" ? true : value === "false" ? false : null;
      return value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : null;
    case "number":
      return type === "DOUBLE" ? value : type === "VARCHAR" ? String(value) : null;
    case "boolean":
      return type === "BOOLEAN" ? value : type === "VARCHAR" ? String(value) : null;
    default:
      return null;
  }
}

/** The same for a value that is stored already, in SQL. */
export function castTo(wanted: StorageType, { sql, type }: Operand): string {
  if (type === wanted) return sql;
  if (wanted === "VARCHAR" && type === "DOUBLE") {
    // As JavaScript writes it: a whole number has no fraction.
    return `CASE WHEN abs(${sql}) < 1e15 AND ${sql} = trunc(${sql})
      THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`;
  }
  return wanted === "VARCHAR" || type === "VARCHAR"
    ? `TRY_CAST(${sql} AS ${wanted})`
    : `CAST(NULL AS ${wanted})`;
}
